"""Texts in Markdown by chance: every construct within every other, words that are all different,
and what people mistype.
"""

from collections.abc import Callable
from random import Random

_LETTERS = "ابپتجچخدرزسشفقکگلمنوهی"


class _Maker:
    """One text; `notes` are the labels of which the definitions are still due, `said` all words
    that it has.
    """

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.notes: list[str] = []
        self.names: list[str] = []
        self.said: list[str] = []

    def word(self) -> str:
        self.said.append("".join(self.random.choices(_LETTERS, k=self.random.randint(2, 7))))
        return self.said[-1]

    def words(self) -> str:
        return " ".join(self.inline() for _ in range(self.random.randint(1, 7)))

    def inline(self) -> str:
        word = self.word()
        made: tuple[Callable[[], str], ...] = (
            lambda: f"**{word}**",
            lambda: f"*{word} {self.word()}*",
            lambda: f"`{word}`",
            lambda: f"[{word}](https://example.org/{self.random.randint(1, 99)})",
            lambda: f'[{word}](https://example.org/a "{self.word()}")',
            lambda: f"[{word}]({self.word()})",
            lambda: f"[{word}]",
            lambda: f"<https://example.org/{self.random.randint(1, 99)}>",
            lambda: rf"\*{word}\*",
            lambda: f"{word} {self.random.randint(1, 2000)}",
            lambda: self.reference(word),
            lambda: self.noted(word),
            lambda: f"«{word}»",
            lambda: f"{word}، ({self.word()})",
            lambda: f"{word}_{self.word()}_",
            lambda: f"PDF {word}",
            lambda: f"{word}\u200c{self.word()}",
            lambda: f"***{word}***{self.word()}",
            lambda: f"~~{word}~~",
            lambda: f"`{word} --x`{self.word()}",
            lambda: f"<b>{word}</b>{self.word()}",
            lambda: f"{word}<br>{self.word()}",
            lambda: f"{word}<sub>{self.random.randint(1, 9)}</sub>",
            lambda: f"<sup>{word}</sup> <s>{self.word()}</s>",
            lambda: f"<a href='https://example.org/{self.random.randint(1, 9)}'>{word}</a>",
            lambda: f"<!-- {word} -->",
            lambda: f"<{self.word()}> <file>",
            lambda: f"<font color='red'>{word}</font>",
            lambda: f"![{word}](https://example.org/a.png)",
        )
        return self.random.choice(made)() if self.random.random() < 0.4 else word

    def noted(self, word: str) -> str:
        label = f"{len(self.notes) + 1}"
        self.notes.append(label)
        return f"{word}[^{label}]"

    def reference(self, word: str) -> str:
        self.names.append(f"x{len(self.names)}")
        return f"[{word}][{self.names[-1]}]"

    def block(self, depth: int = 0) -> str:
        kinds = (
            *(self.paragraph,) * 4, self.heading, self.table, self.fence, self.verse, self.dialogue, self.own_list,
            self.definition, self.rule, self.html, self.tasks, *((self.items, self.quote, self.items, self.quote) if depth < 4 else ()),
        )  # fmt: skip
        made = self.random.choice(kinds)
        return made(depth + 1) if made in (self.items, self.quote) else made()  # type: ignore[operator, call-arg]

    def paragraph(self) -> str:
        return "\n".join(
            self.words() for _ in range(self.random.randint(1, 3))
        ) + self.random.choice(("", ".", "؟"))

    def heading(self) -> str:
        return f"{'#' * self.random.randint(1, 6)} {self.words()}{self.random.choice(('', ' ##'))}"

    def table(self) -> str:
        columns = self.random.randint(1, 4)
        rows = [[self.inline() for _ in range(columns)]]
        rows += [
            [self.inline() for _ in range(max(columns + self.random.randint(-1, 2), 1))]
            for _ in range(3)
        ]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join([lines[0], "|" + "---|" * columns, *lines[1:]])

    def fence(self) -> str:
        return f"```{self.random.choice(('', 'python', ' متن'))}\n{self.words()}\n\n{self.words()}\n```"

    def verse(self) -> str:
        return (
            "```verse\n"
            + "\n".join(f"{self.word()} {self.word()}    {self.word()}" for _ in range(2))
            + "\n```"
        )

    def dialogue(self) -> str:
        return "\n".join(
            f"[{self.word()}]: {self.word()}" for _ in range(self.random.randint(1, 3))
        )

    def definition(self) -> str:
        title = self.random.choice(("", f' "{self.word()}"'))
        return f"[{self.word()}]: https://example.org/{self.random.randint(1, 99)}{title}"

    def own_list(self) -> str:
        marks = self.random.choice(
            (("۱.", "۲.", "۳."), ("الف)", "ب)", "پ)"), ("(۱)", "(۲)", "(۳)"), ("–", "–", "–"))
        )
        return "\n".join(f"{mark} {self.words()}" for mark in marks)

    def rule(self) -> str:
        return self.random.choice(("---", "***", "1.", "-", "#", ">"))

    def html(self) -> str:
        return self.random.choice(
            (
                f"<div dir='rtl'>\n\n{self.words()}\n\n</div>",
                f"<p>{self.words()}</p>\n<p>\n    {self.words()}\n</p>",
                f"<h2>{self.words()}</h2>\n<center>{self.words()}</center>",
                f"<ul><li>{self.words()}</li>\n<li>{self.words()}</li></ul>",
                f"<blockquote>{self.words()}</blockquote>",
                f"{self.words()}\n<hr>\n{self.words()}",
                f"<table><tr><td>{self.words()}</td><td>{self.word()}</td></tr></table>",
                f"<!--\n{self.words()}\n\n{self.words()}\n-->",
                f"    print('x')\n\n{self.words()}",
            )
        )

    def tasks(self) -> str:
        marks = ("- [ ]", "- [x]", "* [X]", "-")
        return "\n".join(f"{self.random.choice(marks)} {self.words()}" for _ in range(3))

    def items(self, depth: int) -> str:
        mark = self.random.choice(("-", "*", "1.", "7)", "10."))
        indent = " " * (len(mark) + 1)
        return "\n".join(
            f"{mark} " + self.within(depth).replace("\n", f"\n{indent}")
            for _ in range(self.random.randint(1, 3))
        )

    def quote(self, depth: int) -> str:
        return "> " + self.within(depth).replace("\n", "\n> ")

    def within(self, depth: int) -> str:
        return self.random.choice(("\n\n", "\n")).join(
            self.block(depth) for _ in range(self.random.randint(1, 3))
        )

    def text(self) -> str:
        blocks = ["# نان"] * (self.random.random() < 0.8) + [
            self.block() for _ in range(self.random.randint(1, 6))
        ]
        done = 0
        while done < len(self.notes):
            more = f"\n\n    {self.words()}" if self.random.random() < 0.2 and done < 30 else ""
            words = self.words() if done < 30 else self.word()
            blocks.insert(
                self.random.randint(1, len(blocks)), f"[^{self.notes[done]}]: {words}{more}"
            )
            done += 1
        for name in self.names:
            title = self.random.choice(("", f' "{self.word()}"', f"\n  '{self.word()}'"))
            blocks.append(f"[{name}]: <https://example.org/{self.random.randint(1, 99)}>{title}")
        return "\n\n".join(blocks) + "\n"


def text_of(seed: int) -> tuple[str, list[str]]:
    """The text of a seed, and its words, of which no markup may make away with one."""
    maker = _Maker(seed)
    text = maker.text()
    return text, [word for word in maker.said if word in text]


_SOUP = (
    *("نان", "آب", "x", "۱", "7", "علی", "سه") * 2, *(" ", "\n") * 6, "\n\n", "\n\n", "    ", "\t", "  \n", "\\\n", "\u00a0",
    "\u200c", "*", "**", "_", "`", "``", "```", "~~~", "verse", "[", "]", "(", ")", "](", "][", "]:", *("[^1]",) * 3, "[^1]:",
    "!", "![", "<", ">", "> ", "- ", "* ", "+ ", "1. ", "12) ", "# ", "## ", " ##", "---", "===", "***", "|", " | ", "|---|",
    "|-", "\\", "\\|", "&amp;", "https://a.b", "https://a.b/نان", "(https://a.b)", "<https://a.b/%D9%86>", '"', "'", '"ت"', "۱. ",
    "الف) ", "[x]: https://a.b", "(۲) ", "<b>", "</b>", "</div>", "<!-- ه -->", "-->", "<br>", "<sub>",
    "</sub>", "<p dir='rtl'>", "</p>", "<li>", "<ul>", "</ul>", "<ol>", "<h2>", "</h2>", "<hr>", "<blockquote>", "</blockquote>",
    "<a href='https://a.b'>", "</a>", "<s>", "</s>", "<code>", "</code>", "~~", "~~", "~", "<file>", "<font>", "[ ] ", "[x] ",
    "<td>", "<script>", "<img src='a'>", "    x = 1", ".", "،", "[آب](https://c.d 'ه')", "[علی]: ", "#", ":",
    "•", "– ",
)  # fmt: skip


def soup_of(seed: int) -> str:
    """Marks and words in any order, for the file that nobody meant."""
    random = Random(seed)
    text = "".join(random.choices(_SOUP, k=random.randint(5, 120))).replace(
        "![", "[" if random.random() < 0.9 else "!["
    )
    noted = "[^1]" in text.replace("[^1]:", "") and "[^1]:" not in text
    return f"{text}\n\n[^1]: هوا\n" if noted else text
