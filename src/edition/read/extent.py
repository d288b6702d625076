"""How much a TOML text holds of what would cost more than it says, counted before it is parsed."""

from collections.abc import Iterator

from edition.core.bounds import KEY, KEY_PARTS, NESTING
from edition.core.diagnostics import Diagnostic
from edition.core.places import place_at
from edition.read.key_lines import TOKEN


def extents(toml: str, file: str) -> Iterator[Diagnostic]:
    """The first problem with what a TOML text nests: brackets, or parts of a key; nothing for one
    that has no such problem.

    What follows the first character that is no TOML is not looked at, nor does the parser come to
    it.
    """
    depth = at = 0
    parts = 1
    while found := TOKEN.match(toml, at):
        token, at = found[0], found.end()
        if token == ".":
            parts += 1
        elif found.lastgroup in ("mark", "newline"):
            depth += (token in "[{") - (token in "]}")
            parts = 1
        for bound, count in (
            (NESTING, depth),
            (KEY_PARTS, parts),
            (KEY, len(token) if found.lastgroup == "bare" else 0),
        ):
            if count > bound.most:
                yield from filter(
                    None, [bound.exceeded(count, place_at(file, toml, found.start()))]
                )
                return
