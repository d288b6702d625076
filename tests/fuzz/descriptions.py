"""edition.toml and emendations.toml by seed: right ones, with one value or key that is not, and no
TOML at all.
"""

from collections.abc import Callable
from random import Random

from tests.fuzz.inputs import Input, Make
from tests.fuzz.texts import CONTROLS, MARKS, UNSEEN, mutated, vast, words

TITLE = "عنوان آزمون"
LEAST = f"""id = "seed-1"
language = "fa"
title = "{TITLE}"
issuing_body = "ما"
rights = "http://rightsstatements.org/vocab/CNE/1.0/"
issued = "2026-11-26"
"""
TEXT = """عنوان آزمون

نان و آب و خانه، (نان) و HTML5 در https://example.org/a.

نان برای همه!

خواست‌ها:

۱. نان
۲. آب
۳. خانه

تهران - 8 آبان 1395
"""
_TEXT_FILE = "edition/text.txt"


def _quoted(text: str) -> str:
    escaped = "".join(
        c if c not in '\\"' and c >= " " and c != "\x7f" else f"\\u{ord(c):04X}" for c in text
    )
    return f'"{escaped}"'


def _right(rng: Random) -> list[tuple[str, list[tuple[str, str]]]]:
    """Tables with their keys, all as the documentation says; some of what may be said."""
    name = lambda: _quoted(words(rng, 1, 4))  # noqa: E731
    top = [
        ("id", _quoted(rng.choice(("seed-1", "a", "a-1404-b", "x" * 40)))), ("language", '"fa"'), ("title", name()),
        ("issuing_body", name()), ("rights", '"http://rightsstatements.org/vocab/CNE/1.0/"'), ("issued", '"2026-11-26"'),
    ]  # fmt: skip
    more = [
        ("publisher", name()), ("place", name()), ("version", _quoted(rng.choice(("1", "2.1", "دوم")))), ("short_title",
        name()),
        ("adopting_meeting", name()), ("rights_statement", name()), ("replaces", '"seed-0"'), ("encoding", '"utf-8"'),
        ("profile", rng.choice(('"diplomatic"', '"print"', '"academy"'))),
    ]  # fmt: skip
    tables = [
        ("[parallel_titles]", [("en", '"A title"')]),
        ("[[date]]", [("printed", '"8 آبان 1395"'), ("calendar", '"jalali"')]),
        ("[[link]]", [("label", name()), ("url", '"https://example.org/{id}"'), ("qr", rng.choice(("true", "false")))]),
        ("[structure]", [(rng.choice(("headings", "slogans", "paragraphs", "verses")), '["نان برای همه!"]')]),
        ("[typography]", [("justify", rng.choice(('"spaces"', '"scaled"', '"kashida"'))), ("hanging", "false"),
        ("scale_percent", "1.5")]),
        ("[direction]", [("pieces", '["HTML5"]')]),
        ("[booklet]", [("caliper_mm", "0.1"), ("flip", '"long"')]),
        ("[leaflet]", [("fold", '"roll"')]),
        ("[layout]", [("pages", rng.choice(("4", "8", '"auto"'))), ("type_pt", rng.choice(("9", "10.5", '"auto"'))),
        (rng.choice(("cover", "contents", "slogans_page", "back_cover")), rng.choice(("true", "false", '"auto"')))]),
        ("[press]", [("second_ink", '"Rot"'), ("ink_limit_percent", "280")]),
        ("[deposit]", [("also", '["bibtex", "ead"]'), ("source_in_pdf", "true"), ("attach", '["text.txt"]'),
        ("publication_year", "2016")]),
        ("[[poster]]", [("shows", rng.choice(('"title"', '"items"', '"item 1"'))), ("size", '"A4"')]),
        ("[[output]]", [("kind", rng.choice(('"handout"', '"leaflet"', '"mini-zine"', '"screen"', '"large-print"', '"booklet"', '"riso"')))]),
    ]  # fmt: skip
    said = [
        ("", [*top, *(each for each in more if rng.random() < 0.25)]),
        ("[[output]]", [("kind", '"pamphlet"')]),
    ]
    return [*said, *(table for table in tables if rng.random() < 0.25)]


def _entries(rng: Random) -> list[tuple[str, list[tuple[str, str]]]]:
    """Emendations of the text, each right."""
    found = []
    for number, line in enumerate(TEXT.split("\n"), 1):
        said = [word for word in line.split() if line.count(word) == 1]
        if said and rng.random() < 0.4:
            keys = [
                ("line", str(number)),
                ("before", _quoted(rng.choice(said))),
                ("after", _quoted(words(rng, 1, 1))),
            ]
            found.append(("[[emendation]]", [*keys, ("reason", _quoted(words(rng, 1, 3)))]))
    return found or [
        (
            "[[emendation]]",
            [("line", "3"), ("before", '"نان و"'), ("after", '"نان"'), ("reason", '"آزمون"')],
        )
    ]


def _written(tables: list[tuple[str, list[tuple[str, str]]]]) -> str:
    return "\n".join(
        "\n".join((head, *(f"{key} = {value}" for key, value in keys))).strip("\n") + "\n"
        for head, keys in tables
    )


def _odd(rng: Random) -> str:
    """A value that is seldom meant."""
    return rng.choice((
        lambda: rng.choice(("1", "0", "-1", "true", "1.5", "inf", "nan", "-inf", "1e400", "1979-05-27", "07:32:00", "[]",
        "{}", '""', "[[[]]]")),
        lambda: "9" * rng.choice((20, 400, 5000)),
        lambda: _quoted(words(rng, 1, 3) + rng.choice(CONTROLS + UNSEEN + MARKS) * rng.randint(1, 3) + words(rng, 0, 2)),
        lambda: _quoted("".join(rng.choice(CONTROLS + UNSEEN + MARKS + " \n\t\0\x1b\x7f") for _ in range(rng.randint(1, 6)))),
        lambda: rng.choice(('"\\uD800"', '"\\U00110000"', '"\\uFFFE"', '"\\u0000"', "'''\n'''", '"\\x41"', "'a", '"""a\nb"""')),
        lambda: _quoted(rng.choice(("..", "../../beside/secret.txt", "/etc/passwd", "/dev/zero", "C:\\a", "~", ".",
        "edition.toml", "a/" * 200))),
        lambda: _quoted(rng.choice(("javascript:alert(1)", "https://a:b@c.d/", "https://a.b/\u202egro", "http://[::1",
        "mailto:a", "file:///etc", " "))),
        lambda: _quoted(vast(rng, ("ن", "a", "ن ", "\u064e", "\u200c", "(", "-", "\n"), 100_000)),
        lambda: _quoted(rng.choice(("\u4e2d\u6587", "\U0001f600", "e\u0301", "\ufdfa", "\U000e0041", "\ufffd", "<b>&amp;",
        "%s{0}{id}", "𐎠"))),
        lambda: "[" * rng.choice((3, 500, 30_000)) + "1" + "]" * rng.choice((3, 500, 30_000)),
        lambda: "[" + ", ".join(_quoted(words(rng, 1, 1)) for _ in range(rng.choice((1, 50, 3000)))) + "]",
        lambda: "{a = {b = {c = 1}}}",
        lambda: '["' + rng.choice(("../beside/secret.txt", "/dev/zero", "a/../../x", "edition.toml", "", "a\\tb",
        "nothing")) + '"]',
        lambda: _quoted(words(rng, 1, 4)),
    ))()  # fmt: skip


def _values(tables: list[tuple[str, list[tuple[str, str]]]], rng: Random) -> str:
    """One value or two that are others."""
    for _ in range(rng.choice((1, 1, 1, 2))):
        _, keys = rng.choice(tables)
        at = rng.randrange(len(keys))
        keys[at] = (keys[at][0], _odd(rng))
    return _written(tables)


def _keys(tables: list[tuple[str, list[tuple[str, str]]]], rng: Random) -> str:
    """A key or a table that is another, twice, elsewhere or gone."""
    _, keys = rng.choice(tables)
    at = rng.randrange(len(keys))
    key, value = keys[at]
    deep = ".".join(rng.choice(("a", "b")) for _ in range(rng.choice((2, 30, 5000))))
    keys[at : at + 1] = rng.choice((
        [], [(key, value)] * 2, [(key[:-1] or "x", value)], [(key.upper(), value)], [(f'"{key}"', value)], [(deep, value)],
        [(key, value), (f"{key}.a", "1")], [("_" + vast(rng, ("a",), 20_000), value)], [("\u0646", value)], [('""', value)],
    ))  # fmt: skip
    if rng.random() < 0.4:
        head, held = rng.choice(tables)
        tables.append(
            (
                rng.choice(
                    (
                        head,
                        head[1:-1] if head else "[a]",
                        "[a.b.c]",
                        "[[title]]",
                        "[id]",
                        f"[{deep}]",
                    )
                ),
                held,
            )
        )
    if rng.random() < 0.2:
        rng.shuffle(tables)
    return _written(tables)


def _torn(tables: list[tuple[str, list[tuple[str, str]]]], rng: Random) -> str:
    """Lines that are gone, twice, cut or in another order."""
    said = _written(tables).split("\n")
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(said))
        said[at : at + 1] = rng.choice(
            (
                [],
                [said[at]] * 2,
                [said[at][: rng.randint(0, len(said[at]))]],
                [said[at] + rng.choice('"[]={},#\\')],
                [rng.choice(said)],
            )
        )
    return "\n".join(said)


Say = Callable[[list[tuple[str, list[tuple[str, str]]]], Random], str]


def _description(say: Say, *, damaged: bool = False) -> Make:
    def input_of(rng: Random) -> Input:
        content = say(_right(rng), rng).encode("utf-8", "surrogatepass")
        if damaged:
            content = mutated(rng, content)
        return Input(
            content,
            "edition/edition.toml",
            {_TEXT_FILE: TEXT.encode()},
            command=("--only", "pamphlet") if rng.random() < 0.6 else ("--overlay", "boxes"),
        )

    return input_of


def _register(say: Say, *, damaged: bool = False) -> Make:
    def input_of(rng: Random) -> Input:
        content = say(_entries(rng), rng).encode("utf-8", "surrogatepass")
        if damaged:
            content = mutated(rng, content)
        return Input(
            content,
            "edition/emendations.toml",
            {_TEXT_FILE: TEXT.encode(), "edition/edition.toml": LEAST.encode()},
        )

    return input_of


KINDS: dict[str, Make] = {
    "edition.toml: right": _description(lambda tables, rng: _written(tables)),
    "edition.toml: a value": _description(_values),
    "edition.toml: another value": _description(_values),
    "edition.toml: a key": _description(_keys),
    "edition.toml: torn": _description(_torn),
    "edition.toml: bytes": _description(lambda tables, rng: _written(tables), damaged=True),
    "emendations.toml: right": _register(lambda tables, rng: _written(tables)),
    "emendations.toml: a value": _register(_values),
    "emendations.toml: a key": _register(_keys),
    "emendations.toml: torn": _register(_torn),
    "emendations.toml: bytes": _register(lambda tables, rng: _written(tables), damaged=True),
}
