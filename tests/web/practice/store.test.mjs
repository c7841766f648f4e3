// Nothing is lost: not when storage is full, blocked, broken or newer, and not when two pages write.
import { test } from "node:test";
import assert from "node:assert/strict";
import { addReview, logForm, reviewsOf } from "../../../templates/assets/js/practice/log.js";
import { Store } from "../../../templates/assets/js/practice/store.js";
import { MemoryStorage } from "./lib.mjs";

const open = (storage, key = "/site/practice") => new Store(key, logForm, () => storage);
const add = (store, time, key = "a/b") => store.update((log) => addReview(log, key, time, 3));
const times = (store, key = "a/b") => reviewsOf(store.value, key).map(([time]) => time);

test("what one page writes the next one reads", () => {
  const storage = new MemoryStorage();
  add(open(storage), 1);
  assert.deepEqual(times(open(storage)), [1]);
  assert.equal(storage.items.get("/site/practice"), '{"schema":1,"reviews":{"a/b":[1,3]},"undone":{}}');
});

test("two pages that write in turn lose no review", () => {
  const storage = new MemoryStorage();
  const [one, two] = [open(storage), open(storage)];
  for (let i = 1; i <= 10; i++) add(i % 3 ? one : two, i);
  assert.deepEqual(times(open(storage)), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("two sites of one origin do not see each other's data", () => {
  const storage = new MemoryStorage();
  add(open(storage, "/one/practice"), 1);
  assert.deepEqual(times(open(storage, "/two/practice")), []);
  open(storage, "/two/practice").erase();
  assert.deepEqual(times(open(storage, "/one/practice")), [1]);
});

test("a page that was overtaken between reading and writing repairs the loss when it hears of it", () => {
  const storage = new MemoryStorage(), window = new EventTarget();
  const store = open(storage);
  store.follow(window);
  add(store, 1);
  // Another tab, which had read before, writes what it knows.
  const other = logForm.encode(addReview(logForm.empty(), "a/b", 2, 3));
  storage.items.set("/site/practice", other);
  window.dispatchEvent(Object.assign(new Event("storage"), { key: "/site/practice", newValue: other }));
  assert.deepEqual(times(store), [1, 2]);
  assert.deepEqual(times(open(storage)), [1, 2]);
});

test("pages that follow each other come to rest", () => {
  const storage = new MemoryStorage();
  const windows = [new EventTarget(), new EventTarget(), new EventTarget()];
  let writes = 0;
  const stores = windows.map((window, i) => {
    const own = { getItem: (key) => storage.getItem(key), removeItem: (key) => storage.removeItem(key), setItem(key, text) {
      if (storage.getItem(key) === text) return;
      writes++;
      storage.setItem(key, text);
      for (const other of windows) if (other !== window) queue.push(() => other.dispatchEvent(Object.assign(new Event("storage"), { key, newValue: text })));
    } };
    const store = new Store("/site/practice", logForm, () => own);
    store.follow(window);
    return store;
  });
  const queue = [];
  for (let i = 1; i <= 30; i++) add(stores[i % 3], i);
  for (let turns = 0; queue.length; turns++) {
    assert.ok(turns < 1000, "they answer each other for ever");
    queue.shift()();
  }
  for (const store of stores) assert.equal(times(store).length, 30);
  assert.ok(writes <= 60, `${writes} writes`);
});

test("an erasure in one page empties the others, and is not undone by them", () => {
  const storage = new MemoryStorage(), window = new EventTarget();
  const [one, two] = [open(storage), open(storage)];
  two.follow(window);
  add(one, 1);
  two.refresh();
  one.erase();
  window.dispatchEvent(Object.assign(new Event("storage"), { key: "/site/practice", newValue: null }));
  assert.deepEqual([times(one), times(two)], [[], []]);
  assert.equal(storage.items.size, 0);
});

test("full storage: what was stored stays, what is new is in memory, and is stored when there is room", () => {
  const storage = new MemoryStorage();
  const store = open(storage);
  add(store, 1);
  storage.room = storage.items.get("/site/practice").length;
  add(store, 2);
  assert.equal(store.status, "full");
  assert.deepEqual(times(store), [1, 2]);
  assert.deepEqual(times(open(storage)), [1]);
  storage.room = Infinity;
  add(store, 3);
  assert.equal(store.status, "saved");
  assert.deepEqual(times(open(storage)), [1, 2, 3]);
});

test("blocked storage: practice works in memory, and says so", () => {
  const storage = new MemoryStorage();
  storage.isBlocked = true;
  const store = open(storage);
  assert.equal(store.status, "blocked");
  add(store, 1);
  assert.deepEqual(times(store), [1]);
  assert.equal(store.raw(), null);
  storage.isBlocked = false;
  add(store, 2);
  assert.equal(store.status, "saved");
  assert.deepEqual(times(open(storage)), [1, 2]);
});

test("data of a newer version is left as it is", () => {
  const storage = new MemoryStorage(), newer = '{"schema":2,"reviews":{"a/b":[1,3]},"more":true}';
  storage.items.set("/site/practice", newer);
  const store = open(storage);
  assert.equal(store.status, "newer");
  add(store, 2);
  assert.deepEqual([store.status, times(store), storage.items.get("/site/practice"), store.raw()], ["newer", [2], newer, newer]);
});

test("data that appears in a newer form while a page is open is left as it is, too", () => {
  const storage = new MemoryStorage();
  const store = open(storage);
  add(store, 1);
  storage.items.set("/site/practice", '{"schema":2}');
  add(store, 2);
  assert.deepEqual([store.status, times(store), storage.items.get("/site/practice")], ["newer", [1, 2], '{"schema":2}']);
});

test("data that cannot be read is left as it is until it is put aside, and every copy is kept", () => {
  const storage = new MemoryStorage();
  for (const [i, broken] of ["{broken", "", "[]"].entries()) {
    storage.items.set("/site/practice", broken);
    const store = open(storage);
    assert.equal(store.status, "unreadable");
    add(store, 10 + i);
    assert.equal(storage.items.get("/site/practice"), broken);
    store.setAside();
    assert.equal(store.status, "saved");
    assert.deepEqual(times(open(storage)), [10 + i]);
  }
  assert.deepEqual([...storage.items.keys()].sort(), ["/site/practice", "/site/practice-unreadable", "/site/practice-unreadable-2", "/site/practice-unreadable-3"]);
  assert.equal(storage.items.get("/site/practice-unreadable"), "{broken");
});

test("what cannot be put aside for want of room stays where it is", () => {
  const storage = new MemoryStorage();
  storage.items.set("/site/practice", "{broken");
  storage.room = 10;
  const store = open(storage);
  store.setAside();
  assert.deepEqual([store.status, [...storage.items]], ["full", [["/site/practice", "{broken"]]]);
});

test("listeners hear of changes, of this page and of others", () => {
  const storage = new MemoryStorage(), window = new EventTarget();
  const store = open(storage);
  let heard = 0;
  store.listen(() => heard++);
  store.follow(window);
  add(store, 1);
  window.dispatchEvent(Object.assign(new Event("storage"), { key: "/site/other", newValue: "x" }));
  assert.equal(heard, 1);
  window.dispatchEvent(Object.assign(new Event("storage"), { key: null, newValue: null }));
  assert.equal(heard, 2);
  window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  assert.equal(heard, 3);
});
