"""Texts in Hebrew and in Yiddish: what a reader sees of their structure is stated here, and all that
is made of them is proved.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest

from edition.core.direction import PLAIN
from edition.core.languages import LANGUAGES
from edition.model.document import Block, Item, Slogan
from edition.read import read
from edition.typeset.line.stretches import plain
from tests.core.direction.test_departures import stands
from tests.editions import FULL, run, write_edition
from tests.external.readers import pypdf_text
from tests.given import real_text
from tests.hebrew import WITH_FACE, WITH_FONT, write_hebrew

OUTPUTS = (
    '\n[[output]]\nkind = "pamphlet"\n[[output]]\nkind = "booklet"\n[[output]]\nkind = "handout"\n'
    '[[output]]\nkind = "leaflet"\n[[output]]\nkind = "large-print"\n[[poster]]\nshows = "items"\n'
    'size = "A4"\n[[poster]]\nshows = "title"\nsize = "A3"\ntiles = "A4"\n[[poster]]\nshows = "item 1"\nsize = "A4"\n'
)
HEBREW = {
    "title": '"הגינה של כולנו"',
    "issuing_body": '"ועד הרחוב"',
    "place": '"תל־אביב"',
}
YIDDISH = {
    "language": '"yi"',
    "title": '"אונדזער גאָרטן"',
    "issuing_body": '"שכנים־קאָמיטעט"',
    "place": '"װילנע"',
}
DATES = {"he": "5 במאי 2024", "yi": "5טן מײַ 2024"}


def dated(tag: str) -> str:
    return f'\n[[date]]\nprinted = "{DATES[tag]}"\ncalendar = "gregorian"\n'


def blocks_of(folder: Path) -> Sequence[Block]:
    source, problems = read(folder)
    assert source, "\n".join(map(str, problems))
    return source.document.blocks


def test_the_structure_of_the_hebrew_text(tmp_path: Path) -> None:
    blocks = blocks_of(write_hebrew(tmp_path / "a", real_text("hebrew"), WITH_FACE, **HEBREW))
    assert [type(block).__name__ for block in blocks] == [
        "Title",
        *["Paragraph"] * 3,
        "Heading",
        "Paragraph",
        "Heading",
        *["Item"] * 4,
        "Slogan",
        "Slogan",
        "Closing",
        "DateLine",
        "Heading",
        *["Signatory"] * 3,
    ]
    labels = [block.label.text for block in blocks if isinstance(block, Item)]
    assert labels == ["א.", "ב.", "ג.", "ד."]
    assert [block.text for block in blocks if isinstance(block, Slogan)] == [
        "נעשה זאת יחד!",
        "הגינה היא של כולנו!",
    ]


def figures(pdf: Path) -> list[str]:
    """What the figures of a file say to who does not see them."""
    with pikepdf.open(pdf) as file:
        found = (each for each in file.objects if isinstance(each, pikepdf.Dictionary))
        return [str(each["/Alt"]) for each in found if each.get("/S") == pikepdf.Name.Figure]


@pytest.mark.parametrize(("tag", "name"), [("he", "hebrew"), ("yi", "yiddish")])
def test_all_that_is_made_is_proved(tmp_path: Path, tag: str, name: str) -> None:
    keys = HEBREW if tag == "he" else YIDDISH
    more = FULL + WITH_FACE + dated(tag) + OUTPUTS
    folder = write_hebrew(tmp_path / "a", real_text(name), more, **keys)
    built = run("build", folder, "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr
    out = tmp_path / "out" / "a"
    assert " 0 failed" in built.stdout and not list(out.rglob("*.failed.*"))
    cover, imprint, *_ = (out / "pamphlet.txt").read_text(encoding="utf-8").split("\f")
    assert ("5 במאי 2024" if tag == "he" else "5 מײַ 2024") in cover
    assert ("א" if tag == "he" else "1") in figures(out / "posters" / "A4-item-1.pdf")
    words = LANGUAGES[tag].words
    for label in (words.title, words.issuing_body, words.dates, words.edition,
                  words.emendations, words.typeface, words.rights, words.digest):  # fmt: skip
        assert label in imprint.splitlines(), label
    assert words.adopted not in imprint.splitlines()
    assert f"„{DATES[tag]}”" in imprint
    assert "26 בנובמבר 2026" in imprint if tag == "he" else "26 נאָװעמבער 2026" in imprint


def test_a_font_beside_vazirmatn_will_do(tmp_path: Path) -> None:
    """Each text of such letters is set in one face, so it comes back."""
    text = "הגינה של כולנו\n\nגינה אחת לכל הרחוב, ואין לה שומר.\n"
    more = f'{WITH_FONT}\n[[output]]\nkind = "pamphlet"\n'
    folder = write_hebrew(tmp_path / "a", text, more, **HEBREW)
    built = run("build", folder, "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr


def test_without_a_face_one_sentence_names_some(tmp_path: Path) -> None:
    write_edition(tmp_path / "a", real_text("hebrew"), **{"language": '"he"', **HEBREW})
    refused = run("build", tmp_path / "a", "--out", tmp_path / "out")
    errors = [line for line in refused.stderr.splitlines() if "error" in line]
    assert refused.exit_code == 1 and len(errors) == 1
    assert errors[0].partition("error: ")[2] == (
        "no face has the Hebrew letters of this text, 49 characters; take Noto Serif Hebrew or "
        "Frank Ruhl Libre (free, OFL 1.1; .ttf files in the npm packages "
        "@expo-google-fonts/noto-serif-hebrew and @expo-google-fonts/frank-ruhl-libre; "
        "NotoSerifHebrew-Regular.ttf in Debian's fonts-noto-core), put it beside edition.toml, and "
        'write [[face]] there with regular = "NotoSerifHebrew-Regular.ttf" and its '
        "regular_sha256. [script-missing]"
    )


def test_a_hebrew_quotation_in_a_persian_text_wants_a_font(tmp_path: Path) -> None:
    text = "نان و آزادی\n\nدر آن نوشته است: בראשית ברא אלהים את השמים.\n"
    refused = run("build", write_edition(tmp_path / "a", text), "--out", tmp_path / "out")
    assert 'write [[font]] there with file = "NotoSerifHebrew-Regular.ttf"' in refused.stderr


@pytest.mark.parametrize("language", ["he", "yi"])
def test_a_new_edition_has_the_lines_of_a_face(tmp_path: Path, language: str) -> None:
    (tmp_path / "a.txt").write_text(real_text("hebrew"), encoding="utf-8")
    founded = run("new", tmp_path / "a", "--from", tmp_path / "a.txt", "--language", language)
    assert founded.exit_code == 0
    assert "note: no face of edition has Hebrew letters, so [[face]] stands in " in founded.stderr
    toml = (tmp_path / "a" / "edition.toml").read_text(encoding="utf-8")
    assert '\n#[[face]]\n#regular = "NotoSerifHebrew-Regular.ttf"\n#regular_sha256 = "' in toml
    assert '\nid = "hginh-shl-kvlnv"\n' in toml


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        ("03-555-0100", "03-555-0100"),
        ("+972 3 555 0100", "+972 3 555 0100"),
        ("2016-10-28", "2016-10-28"),
        ("18:30–20:00", "20:00–18:30"),
        ("2024-2025", "2025-2024"),
        ("8 − 3 = 5", "8 − 3 = 5"),
        ("−5", "−5"),
        ("$20", "$20"),
        ("@gan_shelanu", "@gan_shelanu"),
        ("C++", "C++"),
        ("7-Zip", "7-Zip"),
        ("12,500 ₪", "₪ 12,500"),
        ("3.5%", "3.5%"),
        ("(7)", ")7("),
    ],
)
def test_pieces_beside_hebrew_letters(piece: str, shown: str) -> None:
    """As beside Arabic ones, though digits there are of another class (UAX #9, W2)."""
    for text in (f"וכאן {piece} כתוב", f"„{piece}” כתוב", f"״{piece}״ כתוב"):
        assert stands(text, piece) == shown, text
    assert stands(f"וכאן ה־{piece}", piece) == shown


def test_a_line_ends_behind_a_maqaf_and_not_behind_one_letter(tmp_path: Path) -> None:
    words = "ועד־הבית בית־הספר תל־אביב־יפו ו־הרחוב ב־2024 הַבַּ֖יִת־הַגָּדוֹל "
    made = plain(words, 0, "Regular", PLAIN)
    assert [words[start:end] for start, end in made.words()] == [
        "ועד־", "הבית", "בית־", "הספר", "תל־", "אביב־", "יפו", "ו־הרחוב", "ב־2024", "הַבַּ֖יִת־", "הַגָּדוֹל", "",
    ]  # fmt: skip
    text = f"הגינה\n\n{words * 40}\n"
    folder = write_hebrew(tmp_path / "a", text, title='"הגינה"', issuing_body='"ועד"')
    built = run("build", folder, "--only", "pamphlet", "--out", tmp_path / "out")
    assert built.exit_code == 0 and "broken-word" not in built.stderr, built.stderr
    said = pypdf_text(tmp_path / "out" / "a" / "pamphlet.pdf")
    ends = {line.split()[-1] for line in said.splitlines() if line.endswith("־")}
    assert {"ועד־", "בית־", "תל־", "תל־אביב־", "הַבַּ֖יִת־"} & ends


def test_report_and_notes_are_in_english(tmp_path: Path) -> None:
    """What has no words in Hebrew speaks English: the report."""
    folder = write_hebrew(tmp_path / "a", "הגינה\n\nגינה אחת לכל הרחוב.\n", **HEBREW)
    built = run("build", folder, "--only", "pamphlet", "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr
    report = (tmp_path / "out" / "a" / "report.html").read_text(encoding="utf-8")
    assert "Proof report" in report and "گزارش" not in report
    assert json.loads((tmp_path / "out" / "a" / "proof.json").read_text(encoding="utf-8"))
