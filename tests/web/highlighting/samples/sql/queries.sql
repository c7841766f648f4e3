-- Schema of a small shop
CREATE TABLE customers (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        VARCHAR(80) NOT NULL,
    email       TEXT UNIQUE,
    created_at  TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    balance     DECIMAL(10, 2) CHECK (balance >= 0.00)
);

CREATE UNIQUE INDEX idx_customers_email ON customers (email);

/* Several rows
   at once */
INSERT INTO customers (name, email) VALUES
    ('Ann', 'ann@example.org'),
    ('Bob ''the builder''', NULL);

SELECT c.name, COUNT(*) AS orders, SUM(o.amount) AS total
FROM customers AS c
LEFT JOIN orders o ON o.customer_id = c.id
WHERE c.created_at BETWEEN '2024-01-01' AND '2024-12-31'
  AND c.name LIKE 'A%'
  AND c.id IN (1, 2, 3)
  AND NOT EXISTS (SELECT 1 FROM blocked b WHERE b.id = c.id)
GROUP BY c.name
HAVING COUNT(*) > 5 AND AVG(o.amount) >= 10.5
ORDER BY total DESC, c.name ASC
LIMIT 10 OFFSET 20;

WITH RECURSIVE counter(n) AS (
    SELECT 1
    UNION ALL
    SELECT n + 1 FROM counter WHERE n < 10
)
SELECT n, RANK() OVER (PARTITION BY n % 2 ORDER BY n) FROM counter;

UPDATE accounts SET balance = balance - 100 WHERE id = :id;
DELETE FROM sessions WHERE expires < now() - INTERVAL '1 day' OR token IS NULL;

BEGIN;
SAVEPOINT before_transfer;
ROLLBACK TO before_transfer;
COMMIT;

SELECT CASE WHEN active = TRUE THEN 'yes' ELSE 'no' END,
       COALESCE(nickname, "full name"),
       CAST(price AS FLOAT)
FROM users
WHERE name = %s AND age > ? AND city = %(city)s;

ALTER TABLE customers ADD COLUMN phone VARCHAR(20);
DROP TABLE IF EXISTS old_customers;
EXPLAIN SELECT DISTINCT city FROM users;
