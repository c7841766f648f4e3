#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Everyday Python, as interview answers have it."""
import collections
import os, sys
from functools import lru_cache, wraps

DEFAULTS = {"host": "localhost", "port": 8000, "debug": False}
merged = {**DEFAULTS, "port": 80} | {"tags": ["a", 'b']}
first, *rest = [1, 2, 3]
swapped = rest[::-1], not first, first is None, first in rest, first == 1 != 2


def timed(func):
    """Print how long a call takes."""
    @wraps(func)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return func(*args, **kwargs)
        finally:
            print("%s took %.3f s" % (func.__name__, time.perf_counter() - start))
    return wrapper


@timed
@lru_cache(maxsize=128)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


class Meta(type):
    registry = {}

    def __new__(mcs, name, bases, namespace, **options):
        cls = super().__new__(mcs, name, bases, namespace)
        mcs.registry[name] = cls
        return cls


class Account(Base, metaclass=Meta):
    __slots__ = ("owner", "_balance")
    rate: float = 0.05

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative balance")
        self._balance = value

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        return False

    def __repr__(self):
        return "{0}({1!r}, {2})".format(type(self).__name__, self.owner, self._balance)


def countdown(n):
    while n > 0:
        received = yield n
        n -= 1 if received is None else received
    else:
        print('done', end='')


def read_lines(path):
    with open(path, encoding="utf-8") as lines, open(os.devnull, "w") as out:
        for number, line in enumerate(lines, start=1):
            if not line.strip() or line.startswith("#"):
                continue
            elif number > 1000:
                break
            yield number, line.rstrip("\n\t ")


squares = {x: x ** 2 for x in range(10) if x % 2 == 0}
pairs = [(a, b) for a in "ab" for b in 'cd']
counts = collections.Counter(word.lower() for word in text.split())
top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:10]
matrix = [[0] * 3 for _ in range(3)]
value = 0b101 + 0o17 + 0xff + 1_000_000 + 1e-9 + 3.14j + .5
flags = ~value & 0xF0 | 1 << 4 ^ 2
path = r"C:\new\table" "\\" 'it\'s' b"\x00\xff" u"\u00fc"
total = sum(map(int, filter(str.isdigit, ["1", "x", "3"])))

try:
    import json
except (ImportError, ModuleNotFoundError) as error:
    json = None
    raise RuntimeError("no json") from error

if __name__ == '__main__':
    print(fibonacci(30), file=sys.stderr)
    assert isinstance(squares, dict) and len(pairs) == 4, f"unexpected {len(pairs)}"
    del matrix[0]
    global_name = lambda: None
