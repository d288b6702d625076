"""A word in every construct of Markdown: it is on paper, or in the register of what was left
out.
"""

import csv
from io import StringIO
from pathlib import Path

import pytest

from edition.core.diagnostics import Severity
from edition.model.document import Item, Note
from edition.model.proof import Outcome
from edition.pipeline import BuildOrder, Built, build
from edition.typeset import typeset
from tests.editions import TITLE, all_faces, reading_of, write_edition

WORD = "شگفت"
SET = [
    f"{WORD}",
    f"**{WORD}**",
    f"*{WORD}*",
    f"***{WORD}***",
    f"__{WORD}__ و _نان_",
    f"`{WORD}`",
    f"`` ` {WORD} ``",
    f"## {WORD} ##",
    f"{WORD}\n===",
    f"{WORD}\n---",
    f"- {WORD}",
    f"1. {WORD}",
    f"۱. {WORD}\n۲. نان",
    f"الف) {WORD}",
    f"- نان\n\n  {WORD}",
    f"- نان\n{WORD}",
    f"- - - {WORD}",
    f"1. > {WORD}",
    f"1. ## {WORD}",
    f"- [ ] {WORD}",
    f"> {WORD}",
    f"> نان\n{WORD}",
    f"> > - {WORD}",
    f"{'> ' * 50}{WORD}",
    "\n".join(f"{'  ' * depth}- نان" for depth in range(49)) + f"\n{'  ' * 49}- {WORD}",
    f"| {WORD} | نان |\n|---|---|",
    f"| نان |\n|---|\n| {WORD} |",
    f"| نان |\n|---|\n| آب | {WORD} |",
    f"| نان |\n|---|\n| آب || {WORD}",
    f"| نان |\n|---|\n{WORD}",
    f"| نان | آب |\n|---|---|\n| {WORD} |",
    f"نان | {WORD}\n---|---|---",
    f"> | نان |\n> |---|\n> | آب | {WORD} |",
    f"```\n{WORD}\n```",
    f"```\n{WORD}",
    f"~~~python\n{WORD}\n~~~",
    f"    {WORD}",
    f"- نان\n\n      {WORD}",
    f"```verse\nنان    {WORD}\n```",
    f"[{WORD}](https://example.org)",
    f"[{WORD}]",
    f"[{WORD}]()",
    f"[نان]({WORD})",
    f"[نان](<{WORD}>)",
    f"[نان]({WORD} 'آب')",
    f"[نان][{WORD}]",
    f"[{WORD}]: سلام",
    f"[علی]: {WORD}",
    f"[علی]: {WORD}.\n[مریم]: سلام!",
    f"[علی]:\n{WORD}",
    f"[علی]: #{WORD}",
    f"- [علی]: {WORD}",
    f"> [علی]: سلام '{WORD}'",
    f"نان\n\n[{WORD}][a]\n\n[a]: https://example.org",
    f"<https://example.org/{WORD}>",
    "<https://example.org/%D8%B4%DA%AF%D9%81%D8%AA> شگفت",
    f"<b>{WORD}</b>",
    f"<div>\n{WORD}\n</div>",
    f"<div><p>نان</p><p dir='rtl'>{WORD}</p></div>",
    f"<h2 align='center'>\n{WORD}\n</h2>",
    f"<ul><li>نان</li><li>{WORD}<ol><li>آب</li></ol></li></ul>",
    f"<blockquote>{WORD}</blockquote>",
    f"<table><tr><td>{WORD}</td></tr></table>",
    f"<{WORD}> و <file>",
    f"نان<br>{WORD}<br/>\nآب",
    f"- نان <br> {WORD}",
    f"| نان |\n|---|\n| آب<br>{WORD} |",
    f"نان<hr>{WORD}",
    f"~~{WORD}~~ و <del>نان `آب`</del>",
    f"نان<sup>{WORD}</sup> و <sub>۲</sub>",
    f"`git {WORD} -m` و [`{WORD}`](https://example.org) و ~~`x = {WORD}`~~",
    f"<code>{WORD} https://example.org/a</code>",
    f"- [x] {WORD}\n- [ ] آب",
    f"```\n  x = '{WORD}'   # آب\n```",
    f"```\n{'x' * 90} {'y ' * 60}{WORD}\n```",
    f"    print('x')\n\n{WORD}",
    f"نان $x^{WORD}$ و H~2~O",
    f"&{WORD}; &amp;",
    rf"\*{WORD}\* \[نان\]",
    f"نان  \n{WORD}\\\nآب",
    f"![نان]({WORD})",
    f"![آب](https://example.org/a.png) {WORD}",
    f"نان![{WORD}]",
    f"نان[^1]\n\n[^1]: {WORD}",
    f"نان[^1]\n\n[^1]: آب\n\n    {WORD}",
    f"نان[^1]\n\n[^1]: آب\n    - {WORD}",
    f"نان[^1]\n\n[^1]: ```\n    {WORD}\n    ```",
    f"نان[^1]\n\n[^1]: 7. {WORD}",
    f"نان[^1]\n\n[^1]: آب[^2]\n\n[^2]: {WORD}",
    f"نان[^{WORD}]\n\n[^{WORD}]: شگفت",
    f"## نان[^1]\n\n[^1]: {WORD}",
    f"| نان[^1] | [^2] |\n|---|---|\n| آب |\n\n[^1]: هوا\n\n[^2]: {WORD}",
    f"- [^1]\n\n[^1]: {WORD}",
    f"```verse\nنان[^1]    آب\n```\n\n[^1]: {WORD}",
    f"> [^1]: {WORD}\n\nنان[^1]",
    f"---\ntitle: {WORD}\n---",
]
LEFT_OUT = [
    f'[نان](https://example.org "{WORD}")',
    f"[نان](<https://example.org> '{WORD}\nو آب')",
    f"> [نان](https://example.org\n> ({WORD}))",
    f'نان [آب]\n\n[آب]: https://example.org "{WORD}"',
    f"نان [آب]\n\n[آب]: https://example.org\n  '{WORD}'",
    f"[{WORD}]: https://example.org",
    f"[x]: https://example.org/{WORD}",
    f"[x]: https://example.org '{WORD}'",
    f"[x]\n\n[x]: https://example.org\n[x]: https://example.com '{WORD}'",
    f"[](https://example.org/{WORD})",
    f"```{WORD}\nنان\n```",
    f"<!-- {WORD} -->",
    f"نان <!-- آب\n\n{WORD} --> هوا",
    f"> <!-- {WORD} -->\n> نان",
    f"<p title='{WORD}'>نان</p>",
    f"<script>\n\n{WORD}\n</script>",
    f"![{WORD}](https://example.org/a.png 'آب')",
    f"[![{WORD}](a.svg)](https://example.org) نان",
    f"<img alt='{WORD}' src='a.png'> نان",
    f"~~~ verse {WORD}\nنان\n~~~",
    f"| نان |\n|---|\n| [آب](https://example.org '{WORD}') |",
    f"# [نان](https://example.org '{WORD}')",
]


def built(folder: Path, text: str) -> Built:
    """The pamphlet of a Markdown text below the title of the edition, with every proof."""
    write_edition(folder, f"# {TITLE}\n\nپیش از آن.\n\n{text}\n\nپس از آن.\n")
    (folder / "text.txt").rename(folder / "text.md")
    made = build(BuildOrder(folder, folder / "out", ("pamphlet",)))
    assert [str(problem) for problem in made.problems if problem.severity is Severity.ERROR] == []
    failed = [
        check for proof in made.proofs for check in proof.checks if check.outcome is Outcome.FAILED
    ]
    assert failed == []
    return made


def record(folder: Path) -> str:
    """What was left out, or changed."""
    rows = csv.DictReader(
        StringIO(
            (folder / "out" / folder.name / "emendations.csv").read_text(encoding="utf-8"),
            newline="",
        )
    )
    return " ".join(row["before"] for row in rows)


@pytest.mark.parametrize("text", SET)
def test_a_word_that_is_set(text: str, tmp_path: Path) -> None:
    built(tmp_path, text)
    page = (tmp_path / "out" / tmp_path.name / "pamphlet.txt").read_text(encoding="utf-8")
    assert page.count(WORD) >= 1
    assert WORD not in record(tmp_path)
    assert "پیش از آن." in page and "پس از آن." in page


@pytest.mark.parametrize("text", LEFT_OUT)
def test_a_word_that_is_on_the_record(text: str, tmp_path: Path) -> None:
    made = built(tmp_path, text)
    page = (tmp_path / "out" / tmp_path.name / "pamphlet.txt").read_text(encoding="utf-8")
    assert WORD not in page
    assert WORD in record(tmp_path)
    assert any(
        problem.code == "left-out" and problem.place and problem.place.line
        for problem in made.problems
    )


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_what_is_deeper_than_anybody_reads_is_refused_by_its_line(
    mark: str, tmp_path: Path
) -> None:
    write_edition(tmp_path, f"# {TITLE}\n\nنان\n\n{mark * 51}آب\n")
    (tmp_path / "text.txt").rename(tmp_path / "text.md")
    made = build(BuildOrder(tmp_path, tmp_path / "out", ("pamphlet",)))
    errors = [problem for problem in made.problems if problem.severity is Severity.ERROR]
    assert [(error.code, error.place and error.place.line) for error in errors] == [("too-deep", 5)]


@pytest.mark.parametrize("text", ["#", ">", "```\n```", "-", "---\n\n#"])
def test_marks_alone_are_set_or_refused_with_a_sentence(text: str, tmp_path: Path) -> None:
    write_edition(tmp_path, text)
    (tmp_path / "text.txt").rename(tmp_path / "text.md")
    made = build(BuildOrder(tmp_path, tmp_path / "out", ("pamphlet",)))
    errors = [problem.code for problem in made.problems if problem.severity is Severity.ERROR]
    assert errors in ([], ["no-text"])
    assert not [
        check for proof in made.proofs for check in proof.checks if check.outcome is Outcome.FAILED
    ]


def test_a_list_of_two_hundred_makes_two_hundred_posters(tmp_path: Path) -> None:
    items = "\n".join(f"{number}. آزادی و برابری {number}؛" for number in range(1, 201))
    folder = write_edition(
        tmp_path / "a",
        f"{TITLE}\n\nبند یک است.\n\n{items}\n",
        '[[poster]]\nshows = "each item"\nsize = "A3"\n',
    )
    source, reading = reading_of(folder)
    outputs, problems = typeset(source, reading, all_faces(), ("posters",))
    assert problems == () and outputs
    assert len(outputs) == 200 and outputs[-1].name == "posters/A3-item-200"


def test_many_notes_and_a_long_list(tmp_path: Path) -> None:
    words = "\n\n".join(f"واژه{number} و باز[^{number}] واژه." for number in range(1, 131))
    notes = "\n".join(f"[^{number}]: همان" for number in range(1, 131))
    items = "\n".join(f"{number}. مورد" for number in range(1, 151))
    made = built(tmp_path, f"{words}\n\n{items}\n\n{notes}")
    assert made.edited
    assert [
        block.number for block in made.edited.reading.document.blocks if isinstance(block, Note)
    ] == list(range(1, 131))
    assert [
        block.label.number
        for block in made.edited.reading.document.blocks
        if isinstance(block, Item)
    ] == list(range(1, 151))


def test_the_editor_may_take_away_what_holds_a_title_or_a_label(tmp_path: Path) -> None:
    line = 'نان [آب](https://example.org "تازه") است.'
    write_edition(tmp_path / "a", f"# {TITLE}\n\nبند.\n\n{line}\n", emendations=_away(5, line))
    (tmp_path / "a" / "text.txt").rename(tmp_path / "a" / "text.md")
    noted = f"{TITLE}\n\nبند[^7] یک.\n\nبند[^9] دو.\n\n[^9]: نه\n[^7]: هفت\n"
    reference = _away(3, "بند[^7] یک.")
    write_edition(tmp_path / "b", noted, emendations=reference + _away(8, "[^7]: هفت"))
    write_edition(tmp_path / "c", noted, emendations=reference)
    for name in ("a", "b"):
        made = build(BuildOrder(tmp_path / name, tmp_path / "out", ("pamphlet",)))
        assert [
            str(problem) for problem in made.problems if problem.severity is Severity.ERROR
        ] == []
        assert [
            check
            for proof in made.proofs
            for check in proof.checks
            if check.outcome is Outcome.FAILED
        ] == []
    made = build(BuildOrder(tmp_path / "c", tmp_path / "out", ("pamphlet",)))
    assert [problem.code for problem in made.problems if problem.severity is Severity.ERROR] == [
        "note-unused"
    ]


def _away(line: int, words: str) -> str:
    return f"[[emendation]]\nline = {line}\nbefore = '{words}'\nafter = ''\nreason = 'x'\n"


def test_a_label_that_is_not_the_printed_number_is_on_the_record(tmp_path: Path) -> None:
    folder = write_edition(
        tmp_path / "a", f"{TITLE}\n\nبند[^398] یک[^a] است[^3].\n\n[^398]: یک\n[^a]: دو\n[^3]: سه\n"
    )
    assert build(BuildOrder(folder, tmp_path / "out", ("pamphlet",))).files
    rows = list(
        csv.DictReader(
            StringIO(
                (tmp_path / "out" / "a" / "emendations.csv").read_text(encoding="utf-8"), newline=""
            )
        )
    )
    assert [(row["line"], row["before"], row["after"]) for row in rows] == [
        ("3", "398", "۱"), ("3", "a", "۲"), ("5", "398", "۱"), ("6", "a", "۲"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["**شکلش دگر شد.**", "و **شکلش دگر شد.** پس.", "*شکلش، دگر شد!*", "**شکلش** و **دگر شد.**"],
)
def test_words_of_one_weight_come_back_in_their_order(tmp_path: Path, text: str) -> None:
    """The space between two bold words is bold: else pypdf reads them from the left."""
    built(tmp_path / "a", text)
