"""Modern Python: pattern matching, type parameters, f-strings and the like."""
from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

type Point = tuple[float, float]
type Tree[T] = T | list[Tree[T]]
type = 3
match = re.match(r"\d+", "42")
case = {"match": match, 'case': 1}


@dataclass(frozen=True, slots=True)
class Stack[T: (int, str), *Ts, **P = [int]]:
    """A stack.

    >>> Stack([1]).pop()
    1
    """
    items: list[T] = field(default_factory=list)
    __slots__ = ("items",)

    def __init__(self, items: list[T], /, *, limit: int = 1_000) -> None:
        super().__init__()
        self.items = items

    @property
    def top(self) -> T | None:
        return self.items[-1] if self.items else None

    @functools.lru_cache(maxsize=None)
    def find[K](self, key: Callable[[T], K], default: K | None = ...) -> K:
        for item in self.items:
            if (found := key(item)) is not None and not isinstance(found, bool):
                return found
        raise KeyError(f"no {key!r} among {len(self.items):>10,} items")

    @classmethod
    def of(cls, *items: T, **options) -> "Stack[T]":
        return cls(list(items))


def describe(shape):
    match shape:
        case Circle(radius=r) if r > 0:
            return f"circle of {r * 2:.{digits}f}"
        case [x, y, *rest] | (x, y):
            return f'{x}, {y} and {', '.join(f"{n!s}" for n in rest)}'
        case {"kind": "square", "side": side}:
            return rf"\d{side}" + rb"\x00".decode() + b"\x00\n\q".hex()
        case None | True | False | -1 | 3.14 | 2j:
            pass
        case _:
            raise ValueError from None
    match (shape):
        case str(): print("text", end="\n", file=sys.stderr)


async def main() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch("https://example.org/?a={b}", timeout=1e-3))
    result = [i async for i in aiter(source()) if await check(i)]
    numbers = 0xFF, 0o17, 0b1010_0101, 1_000.5e+10, .5, 10J, 1., 0
    text = t"Hello {name}" 'single' "double" u'u' """triple "quoted"
    \N{GREEK SMALL LETTER ALPHA} \u00e9 \U0001F40D \x41 \101 """
    literal = f"{{not a field}} {value = } {a if b else c} {d['key']} {lambda_: 1}"
    lambda x, *args, **kwargs: x @ y // 2 ** 3 % 4 << 1 >= 2 != 3
    try:
        await asyncio.gather(*[work(i) for i in range(10)], return_exceptions=True)
    except* (OSError, TimeoutError) as group:
        print(*group.exceptions, sep=', ')
    finally:
        del result
    global counter
    assert counter, "empty"  # a comment with 'quotes' and def
    while True:
        yield from numbers
        break


if __name__ == "__main__":
    asyncio.run(main())
