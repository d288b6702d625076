"""What is too large, refused in one sentence at its place; a thing less is read."""

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.core import bounds
from edition.core.bounds import Bound
from edition.model.description import Description, Emendations
from edition.read import read
from edition.read.files import read_bytes
from edition.read.text_faults import crowded_text
from edition.read.typed_toml import decode_table, extents
from tests.editions import DESCRIPTION, TITLE, description, run, write_edition

Made = Callable[[int], str]


def refused(folder: Path) -> list[str]:
    """The errors about a folder, without its name and the remedies."""
    return [
        str(p).removeprefix(f"{folder.as_posix()}/").split(";")[0]
        for p in read(folder)[1]
        if p.severity.value == "error"
    ]


def said(bound: Bound, place: str) -> str:
    return f"{place}: error: {bound.most + 1:,} {bound.counted}, and {bound.most:,} are the most"


@pytest.mark.parametrize(
    ("bound", "made", "place"),
    [
        (bounds.WORD, lambda n: f"نان {'ب' * n} و", "text.txt:1:5"),
        (bounds.WORD, lambda n: "آب\u00a0" * (n // 3) + "آ" * (n % 3), "text.txt:1:1"),
        (bounds.MARKS, lambda n: "آ" + "\u064e" * n, "text.txt:1:2"),
        (bounds.UNSEEN, lambda n: "آ" + "\u200c" * n, "text.txt:1:2"),
        (bounds.UNSEEN, lambda n: "آ" + "\u200d" * n, "text.txt:1:2"),
    ],
)
def test_characters(bound: Bound, made: Made, place: str) -> None:
    assert list(crowded_text(made(bound.most), "text.txt", markdown=False)) == []
    [problem] = crowded_text(made(bound.most + 1), "text.txt", markdown=False)
    assert str(problem).startswith(said(bound, place))


@pytest.mark.parametrize(
    ("bound", "made", "place"),
    [
        (bounds.NOTES, lambda n: "".join(f"[^{i}]: ب\n" for i in range(n)), "text.md:20001:1"),
        (
            bounds.DEFINITIONS,
            lambda n: "".join(f"> [{i}]: b.org\n" for i in range(n)),
            "text.md:20001:1",
        ),
        (bounds.ITEMS, lambda n: "  - ب\n" * n, "text.md:50001:1"),
        (bounds.STROKES, lambda n: "| " * n, "text.md:1:600001"),
        (bounds.BRACKETS, lambda n: "[" * n, "text.md:1:51"),
        (bounds.BRACKETS, lambda n: "![" * n, "text.md:1:102"),
        (bounds.BRACKETS, lambda n: "[a\n" * n, "text.md:51:1"),
    ],
)
def test_marks_of_markdown(bound: Bound, made: Made, place: str) -> None:
    assert list(crowded_text(made(bound.most), "text.md", markdown=True)) == []
    assert [
        str(p).split(";")[0] for p in crowded_text(made(bound.most + 1), "text.md", markdown=True)
    ] == [said(bound, place)]


def test_brackets_are_those_of_one_paragraph() -> None:
    assert (
        list(
            crowded_text("[a\n\n> [b\n>\n" * 60 + "\\[" * 60 + "[a]" * 60, "text.md", markdown=True)
        )
        == []
    )


@pytest.mark.parametrize(
    ("bound", "made"),
    [
        (bounds.HEADING, lambda n: f"# {TITLE}\n\n## {'نان ' * (n // 4)}{'و' * (n % 4)}\n\nبند.\n"),
        (bounds.COLUMNS, lambda n: "|ب" * n + "|\n" + "|-" * n + "|\n"),
    ],
)
def test_blocks_of_markdown(bound: Bound, made: Made, tmp_path: Path) -> None:
    for count, expected in ((bound.most, 0), (bound.most + 1, 1)):
        folder = write_edition(tmp_path / str(count))
        (folder / "text.txt").unlink()
        (folder / "text.md").write_text(made(count))
        assert (
            len([one for one in refused(folder) if f"{bound.most + 1:,} {bound.counted}" in one])
            == expected
        )


@pytest.mark.parametrize(
    ("bound", "made"),
    [
        (bounds.SLOGANS, lambda n: f"{TITLE}\n\nبند یک است.\n\n" + "زنده باد نان!\n" * n),
        (
            bounds.SIGNATORIES,
            lambda n: (
                f"{TITLE}\n\nبند یک است.\n\nامضاها:\n"
                + "".join(f"{i}. نام\n" for i in range(1, n + 1))
            ),
        ),
    ],
)
def test_blocks_of_a_plain_text(bound: Bound, made: Made, tmp_path: Path) -> None:
    assert refused(write_edition(tmp_path / "most", made(bound.most))) == []
    [problem] = refused(write_edition(tmp_path / "more", made(bound.most + 1)))
    assert f"error: {bound.most + 1:,} {bound.counted}, and" in problem


@pytest.mark.parametrize(
    ("bound", "key", "more"),
    [
        (bounds.TITLE, "title", "title = {}\n"),
        (bounds.NAME, "issuing_body", "issuing_body = {}\n"),
        (bounds.VALUE, "rights", "rights = {}\n"),
        (bounds.NAME, "words.page", "[words]\npage = {}\n"),
        (bounds.NAME, "link[1].label", "[[link]]\nlabel = {}\nurl = 'https://example.org/'\n"),
        (bounds.HEADING, "structure.slogans[2]", "[structure]\nslogans = ['a', {}]\n"),
        (bounds.PASSAGE, "structure.paragraphs[1]", "[structure]\nparagraphs = [{}]\n"),
    ],
)
def test_values(bound: Bound, key: str, more: str) -> None:
    for count, expected in ((bound.most, 0), (bound.most + 1, 1)):
        value = "'" + "ab " * (count // 3) + "c" * (count % 3) + "'"
        lines = {name: f"{name} = {value}\n" for name, value in DESCRIPTION.items()}
        lines.pop(key, None)
        toml = "".join(lines.values()) + more.format(value)
        found = [p.fact for p in decode_table(Description, toml, "edition.toml")[2]]
        assert (
            found
            == [f"`{key}` has {count:,} {bound.counted}, and {bound.most:,} are the most"]
            * expected
        )


@pytest.mark.parametrize(
    ("bound", "made", "path"),
    [
        (bounds.LIST, lambda n: "[[poster]]\nshows = 'title'\n" * n, "poster"),
        (
            bounds.LINES,
            lambda n: "[structure]\nslogans = [" + "'a'," * n + "]\n",
            "structure.slogans",
        ),
        (bounds.KEYS, lambda n: "[words]\n" + "".join(f"a{i} = ''\n" for i in range(n)), "words"),
    ],
)
def test_lists(bound: Bound, made: Made, path: str) -> None:
    assert [
        p.code
        for p in decode_table(Description, description() + made(bound.most), "edition.toml")[2]
    ] == []
    [problem] = decode_table(Description, description() + made(bound.most + 1), "edition.toml")[2]
    assert (
        problem.fact
        == f"`{path}` has {bound.most + 1:,} {bound.counted}, and {bound.most:,} are the most"
    )


def test_emendations() -> None:
    entry = "[[emendation]]\nline=1\nbefore='a'\nafter='b'\nreason='c'\n"
    assert not decode_table(Emendations, entry * 100, "emendations.toml")[2]
    [problem] = decode_table(Emendations, entry * (bounds.ENTRIES.most + 1), "emendations.toml")[2]
    assert problem.fact == "`emendation` has 10,001 entries, and 10,000 are the most"


@pytest.mark.parametrize(
    ("bound", "made"),
    [
        (bounds.KEY_PARTS, lambda n: "id = 1\n" + ".".join("a" * n) + " = 1"),
        (bounds.KEY_PARTS, lambda n: "id = 1\n[" + " . ".join(["'a.b'"] * n) + "]"),
        (bounds.NESTING, lambda n: "id = 1\na = " + "[" * n + "]" * n),
        (bounds.NESTING, lambda n: "id = 1\na = " + "{ a = " * n + "1" + "}" * n),
        (bounds.KEY, lambda n: "id = 1\n" + "a" * n + " = 1"),
    ],
)
def test_what_toml_nests(bound: Bound, made: Made) -> None:
    assert list(extents(made(bound.most), "edition.toml")) == []
    [problem] = extents(made(bound.most + 1), "edition.toml")
    assert str(problem).startswith(
        "edition.toml:2:"
    ) and f"{bound.most + 1:,} {bound.counted}" in str(problem)


def test_brackets_and_dots_in_strings_and_comments_nest_nothing() -> None:
    strings = ("'[[[[[[[[[['", '"\\"[[[[[[[[[["', "'''\n[[[[[[[[['''", '"""[[[["[[[[[["""')
    toml = (
        "".join(f"a{at} = {string}\n" for at, string in enumerate(strings))
        + "# [[[[[[[[[[\n'a.b.c.d.e.f.g.h.i' = 1.5\n"
    )
    assert list(extents(toml, "edition.toml")) == []


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "a")
    for name, bound in (
        ("text.txt", bounds.TEXT_FILE),
        ("edition.toml", bounds.DESCRIPTION_FILE),
        ("emendations.toml", bounds.EMENDATIONS_FILE),
    ):
        kept = (folder / name).read_bytes()
        os.truncate(folder / name, bound.most + 1)
        tracemalloc.start()
        problems = read(folder)[1]
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert (
            str(problems[0]).startswith(said(bound, f"{folder.as_posix()}/{name}"))
            and peak < bound.most
        )
        (folder / name).write_bytes(kept)


def test_a_file_that_says_no_size_is_read_no_further(tmp_path: Path) -> None:
    endless = Path("/proc/kallsyms")
    if not endless.exists() or endless.stat().st_size:
        pytest.skip("no file here whose size is not said")
    problem = read_bytes(endless, Bound(1, "bytes", "make it shorter"))
    assert "bytes, and 1 are the most" in str(problem)


@pytest.mark.parametrize("special", ["/dev/zero", "/proc/self/mem", "fifo", "folder"])
def test_a_new_edition_is_made_of_no_device(special: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "folder").mkdir()
    result = run("new", tmp_path / "a", "--from", tmp_path / special)
    assert (
        result.exit_code == 1
        and "error: the file " in result.stderr
        and not (tmp_path / "a").exists()
    )


def test_a_new_edition_is_made_of_no_text_that_could_not_be_built(tmp_path: Path) -> None:
    (tmp_path / "a.markdown").write_text("[" * 100_000)
    result = run("new", tmp_path / "a", "--from", tmp_path / "a.markdown")
    assert (
        result.exit_code == 1
        and "brackets stand open" in result.stderr
        and not (tmp_path / "a").exists()
    )


def test_no_message_quotes_a_whole_value(tmp_path: Path) -> None:
    more = f'[[link]]\nlabel = "a"\nurl = "{"x" * 2000}"\n'
    result = run(
        "build",
        write_edition(tmp_path / "a", more=more, replaces=f'"{"é" * 500}"'),
        "--out",
        tmp_path / "out",
    )
    told = [line for line in result.stderr.splitlines() if not line.startswith("    ")]
    quoting = [line for line in told if " …" in line]
    assert (
        result.exit_code == 1
        and len(quoting) == 2
        and max(map(len, result.stderr.splitlines())) < 500
    )
