"""The scanner of the proof: what of a file may be syntax, with the register applied."""

import pytest

from edition.model.reading import Emendation
from edition.model.source import Span
from edition.verify.proofs.letters_said import SourcePiece, pieces_of, plain_address

ADDRESSES = frozenset(
    map(
        plain_address,
        ("https://a.b/c", "http://example.org/%D9%86%D8%A7%D9%86", "https://xn--mgb9awbf.ir"),
    )
)


def scanned(
    text: str, register: tuple[Emendation, ...] = (), *, plain: bool = False
) -> list[tuple[str, str]]:
    """The kind and the letters of each piece that has some."""
    pieces = pieces_of(text, register, None if plain else ADDRESSES)
    return [(piece.kind, piece.letters) for piece in pieces if piece.letters]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**نان** و `آب` #۱", [("text", "نانوآب۱")]),
        ("| نان | آب |\n|---|:-:|", [("text", "نانآب")]),
        ("[نان](https://a.b/c 'تازه')", [("text", "نان"), ("target", "httpsabc"), ("text", "تازه")]),
        ("[نان](<https://a.b/c>)", [("text", "نان"), ("target", "httpsabc")]),
        ("[نان](http://example.org/نان)", [("text", "نان"), ("target", "httpexampleorgنان")]),
        ("[نان](آب)", [("text", "نانآب")]),
        ("[نان](http://other.org)", [("text", "نانhttpotherorg")]),
        ("[علی]: سلام", [("text", "علیسلام")]),
        (
            "[نان][x]\n\n[x]: https://a.b/c \"ت\"",
            [("text", "نان"), ("target", "x"), ("target", "x"), ("target", "httpsabc"), ("text", "ت")],
        ),
        ("[x]: سلام\n\n[x]: https://a.b/c", [("text", "xسلام"), ("target", "x"), ("target", "httpsabc")]),
        ("نان[^a1]\n\n> [^a1]: آب", [("text", "نان"), ("mark", "a1"), ("note", "a1"), ("text", "آب")]),
        ("```verse\nنان\n```", [("fence", "verse"), ("text", "نان")]),
        ("```python\nنان\n```", [("text", "python"), ("text", "نان")]),
        ("- ~~~~ verse", [("fence", "verse")]),
        ("«نان»، (آب)؛ 🞄", [("text", "«نان»،آب؛🞄")]),
        ("• نان", [("text", "نان")]),
        ("می\u200cرود\u200f سـلام", [("text", "میرودسـلام")]),
    ],
)  # fmt: skip
def test_what_may_be_syntax(text: str, expected: list[tuple[str, str]]) -> None:
    assert scanned(text) == expected


def test_in_a_plain_text_only_notes_are() -> None:
    text = "[نان](https://a.b/c)[^1]\n\u00a0[^1]: ```verse\n> [^2]: x"
    assert scanned(text, plain=True) == [
        ("text", "نانhttpsabc"), ("mark", "1"), ("note", "1"), ("text", "verse"), ("mark", "2"), ("text", "x"),
    ]  # fmt: skip


def test_every_letter_has_its_offset() -> None:
    text = "نان[^1]\n*آب*"
    letters = [(text[at], at) for piece in pieces_of(text, (), ADDRESSES) for at in piece.offsets]
    assert letters == [("ن", 0), ("ا", 1), ("ن", 2), ("1", 5), ("آ", 9), ("ب", 10)]


def test_a_line_ends() -> None:
    pieces: list[SourcePiece] = [
        piece for piece in pieces_of("نان\n\nآب", (), None) if piece.letters or piece.kind == "end"
    ]
    assert [piece.kind for piece in pieces] == ["text", "end", "end", "text", "end"]


@pytest.mark.parametrize("at", [0, 3, 6])
def test_what_the_register_only_puts_in_is_read(at: int) -> None:
    text = "نان\nآب"
    change = Emendation(Span(at, at), "", "و", "editor", "r")
    whole = text[:at] + "و" + text[at:]
    found = "".join(piece.letters for piece in pieces_of(text, (change,), None))
    assert found == whole.replace("\n", "")


def test_the_register_is_applied() -> None:
    change = (
        Emendation(Span(0, 0), "", "این ", "editor", "r"),
        Emendation(Span(2, 5), "ن آ", "ل", "editor", "r"),
        Emendation(Span(9, 10), "\x07", "", "unprintable", "r"),
        Emendation(Span(12, 12), "", "!", "editor", "r"),
    )
    assert scanned("نان آب\nو \x07[^1]", change, plain=True) == [
        ("text", "ایننالب"),
        ("text", "و"),
        ("mark", "1"),
    ]


def test_the_letters_of_addresses_are_those_of_what_they_stand_for() -> None:
    assert (
        plain_address("HTTP://example.org/%D9%86%D8%A7%D9%86?a=1&amp;b") == "httpexampleorgنانa1b"
    )
    assert plain_address("https://xn--mgb9awbf.ir") == "httpsعمانir"
    assert plain_address(r"https://a.b/x\_y") == "httpsabxy"
