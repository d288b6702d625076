"""Links of a text that lead elsewhere than they read, each refused by its line."""

import pytest

from edition.core.white_space import fold
from edition.model.document import Document, Paragraph
from edition.model.source import SourceText, Span
from edition.read.markdown.walk import markdown_document
from edition.read.text_faults import misleading_links


def plain(text: str) -> list[str]:
    source = SourceText("text.txt", text, "")
    document = Document((Paragraph("paragraph 1", Span(0, len(text)), fold(text)),))
    return [f"{problem.place}: {problem.fact}" for problem in misleading_links(document, source)]


def test_marked_up() -> None:
    links = (
        "https://good.org@evil.com/",
        "https://example.org/\u202egnp.exe",
        "https://\u0430pple.com/",
        "https://a.org\\\\.b.org",
    )
    text = (
        "".join(f"و [آب]({link})\n\n" for link in (*links, "https://example.org/"))
        + "[نام][ب]\n\n[ب]: http://a:b@c.org\n"
    )
    source = SourceText("text.md", text, "")
    problems = list(misleading_links(markdown_document(source)[0], source))
    assert [problem.place and problem.place.line for problem in problems] == [1, 3, 5, 7, 11]
    assert problems[0].fact == (
        "a link leads to «https://good.org@evil.com/», which holds a user's name or password "
        "before its host"
    )


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("https://good.org@evil.com/", "holds a user's name or password before its host"),
        ("https://a:b@evil.com/", "holds a user's name or password before its host"),
        ("https://example.org/\u202egnp.exe", "holds a character that nobody sees (U+202E)"),
        ("https://example.org\\.evil.com/", "holds a backslash"),
    ],
)
def test_as_it_stands(address: str, wrong: str) -> None:
    assert plain(f"آب\nنان {address}، و آب") == [
        f"text.txt:2:5: a link leads to «{address}», which {wrong}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "آب \u2068https://example.org/\u2069 نان",
        "(https://example.org/a)\u200f.",
        "https://example.org/a\\ و https://example.org/a\u202c و https://example.org/>\\آب",
        "name@example.org",
        "https://example.org/@name",
        "«www.example.org»\u202c",
    ],
)
def test_sound(text: str) -> None:
    assert plain(text) == []
