"""What a process that does the same again and again remembers of the times before.

A function that is `remembered` is a plain function, until a process gives it a `Memory` to look
into: then a value that was made of the same is the value that would be made. So whoever is resident
owns what is kept, and what makes the values knows nothing of it.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

LINES = 1 << 14
"""Lines, or words, whose look is kept by what only looks at one by itself: more than most books
have.
"""
P = ParamSpec("P")
T = TypeVar("T")


class Interrupted(Exception):
    """What is being made is wanted no more."""


class Memory:
    """Values by what they were made of. Those that nobody asked for between two turns go. It says
    `until` when what is made is wanted; what was kept till then stays.
    """

    def __init__(self) -> None:
        self.until: Callable[[], bool] | None = None
        self._old: dict[Hashable, Any] = {}
        self._new: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made of the same before, else what is made now."""
        if self.until and self.until():
            raise Interrupted
        found: Any = self._new.get(key, self)
        if found is self:
            found = self._old.get(key, self)
            if found is self:
                found = make()
            self._new[key] = found
        made: T = found
        return made

    def turn(self) -> None:
        """All that there is to be made has been."""
        self._old, self._new = self._new, {}

    def forget(self) -> None:
        """Begin anew."""
        self._old, self._new = {}, {}


_IN_USE: ContextVar[Memory | None] = ContextVar("memory", default=None)


def in_use() -> Memory | None:
    """The memory of whoever asks, if it has one."""
    return _IN_USE.get()


@contextmanager
def using(memory: Memory) -> Iterator[None]:
    """What is done within looks into a memory."""
    token = _IN_USE.set(memory)
    try:
        yield
    finally:
        _IN_USE.reset(token)


class Same:
    """A value as a key that only that very object meets, however long it would take to compare."""

    __slots__ = ("_value",)

    def __init__(self, value: object) -> None:
        self._value = value  # held, so that no other object is ever at its place

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self._value is other._value

    def __hash__(self) -> int:
        return id(self._value)


def remembered(key: Callable[P, Hashable]) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A function of which the `key` of what it is given says all that its value depends on. The
    value must be one that nobody changes, and no iterator.
    """

    def outer(function: Callable[P, T]) -> Callable[P, T]:
        @wraps(function)
        def inner(*args: P.args, **named: P.kwargs) -> T:
            memory = _IN_USE.get()
            if memory is None:
                return function(*args, **named)
            known = function, key(*args, **named)
            return memory.once(known, lambda: function(*args, **named))

        return inner

    return outer
