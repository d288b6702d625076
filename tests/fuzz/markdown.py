"""Markdown by seed: its blocks and marks as they are meant, and in any order."""

import random

from tests.fuzz.texts import LATIN, Make, number, sentence, vast, words

_MARKUP = (
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "*",
    "**",
    "_",
    "`",
    "```",
    "[",
    "]",
    "(",
    ")",
    "[^1]",
    "[^1]: ",
    "|",
    "|---|",
    "!",
)
_MORE_MARKUP = ("<b>", "&nbsp;", "\\", "~~", "---", "\n", "\n\n", "    ", "  \n", "http://a.b", " ")


def _soup(rng: random.Random) -> str:
    parts = _MARKUP + _MORE_MARKUP
    return "".join(
        rng.choice((rng.choice(parts), words(rng, 1, 3), rng.choice(LATIN)))
        for _ in range(rng.randint(2, 25))
    )


def _table(rng: random.Random) -> str:
    columns = rng.randint(1, 4)
    rows = [
        [rng.choice((words(rng, 1, 3), number(rng), rng.choice(LATIN), "")) for _ in range(columns)]
        for _ in range(rng.randint(2, 6))
    ]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return (
        f"# {words(rng, 1, 4)}\n\n{lines[0]}\n|{'---|' * columns}\n"
        + "\n".join(lines[1:])
        + f"\n\n{sentence(rng)}\n"
    )


def _list(rng: random.Random) -> str:
    depth, lines = 0, []
    for i in range(rng.randint(2, 12)):
        depth = max(0, min(depth + rng.choice((-1, 0, 0, 1)), 6))
        lines.append("    " * depth + rng.choice(("- ", f"{i + 1}. ")) + sentence(rng))
    return f"# {words(rng, 1, 4)}\n\n" + "\n".join(lines) + "\n"


_MARKED = ("*{}*", "**{}**", "`{}`", "[{}](https://example.org/a)", "{}", "[{}][^1]")


def _text(rng: random.Random) -> str:
    count = rng.randint(1, 8)
    marked = [rng.choice(_MARKED).format(words(rng, 1, 3)) for _ in range(count)]
    blocks = [rng.choice(("", "## ", "> ", "- ")) + sentence(rng, piece) for piece in marked]
    note = ["[^1]: " + sentence(rng)] if any("[^1]" in block for block in blocks) else []
    return "\n\n".join((f"# {words(rng, 1, 4)}", *blocks, *note)) + "\n"


def _code(rng: random.Random) -> str:
    code = f"```{rng.choice(('', 'python', 'متن'))}\nprint({number(rng)})\n{words(rng, 1, 3)}\n```"
    return f"# {words(rng, 1, 4)}\n\n{sentence(rng)}\n\n{code}\n\n{sentence(rng)}\n"


_INLINE = (
    "[{}]: x", "[{}]:", "<b>{}</b>", "![{}](a.png)", "<https://a.b/{}>", "{}\\*", "***{}**", "&zwnj;{}&amp;", "[^{}]",
    "~~{}~~", "{}  ", "`` ` {}",
)  # fmt: skip


def _inner(rng: random.Random, depth: int) -> list[str]:
    """Lines of one block; a container has others in it."""
    if depth and rng.random() < 0.7:
        first, other = rng.choice(
            (
                ("> ", "> "),
                ("- ", "  "),
                ("1. ", "   "),
                ("    ", "    "),
                ("* ", "    "),
                ("101) ", "     "),
            )
        )
        held = [
            line
            for _ in range(rng.randint(1, 3))
            for line in (*_inner(rng, depth - 1), *([""] if rng.random() < 0.5 else []))
        ]
        return [(first if at == 0 else other) + line for at, line in enumerate(held)]
    marked = rng.choice(_INLINE).replace("{}", words(rng, 1, 2))
    plain = rng.choice(
        (
            "",
            "# ",
            "#### ",
            "======",
            "| a | b |\n|---|---|\n| c | d | e |",
            "<!-- a -->",
            "---",
            "```\nx",
            "[^1]: ",
        )
    )
    return (plain + rng.choice((sentence(rng), marked, sentence(rng, marked)))).split("\n")


def _blocks(rng: random.Random) -> str:
    return (
        "\n".join(
            line for _ in range(rng.randint(1, 5)) for line in (*_inner(rng, rng.randint(0, 5)), "")
        )
        + "\n"
    )


def _vast(rng: random.Random) -> str:
    units = ("> ", "- ", "#", "*", "**a", "`", "[", "![", "](", "|", "| a ", "<b>", "&zwnj;", "\\", "    ", "[a]: b\n",
    "- a\n", "1. ن\n\n", "_a_ ", "[^1]",
             "<", "~", "http://a.b/", "[a](b) ", "|---")  # fmt: skip
    return rng.choice(("{}", f"# {words(rng, 1, 3)}\n\n{{}}ن\n", "| a |\n|---|\n{}\n")).replace(
        "{}", vast(rng, units)
    )


KINDS: dict[str, Make] = {
    "soup": _soup,
    "table": _table,
    "list": _list,
    "text": _text,
    "code": _code,
    "blocks": _blocks,
    "vast": _vast,
}
