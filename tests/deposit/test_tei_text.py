"""The text in TEI: valid, and to the character both the source and the reading text."""

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from edition.deposit.statements import printed_dates
from edition.deposit.tei import tei
from edition.model.reading import Reading, emend
from edition.model.source_folder import Source
from tests.deposit.small import text_nodes
from tests.editions import TITLE, reading_of, write_edition
from tests.given import schema

NS = {"t": "http://www.tei-c.org/ns/1.0"}
TEXT = (
    f"\n\u00a0\n{TITLE}\n۱ فروردین ۱۴۰۴\n\nبند یکک با & و <ب> در 8 آبان 1395.\nبخش یک\nدر "
    "این بخش می\u200cگوییم  که چنین است "
    "و چنان است، و این بند بلند است تا عنوان از آن جدا باشد.\n1. یک\n2 –\u00a0دو\n"
    "\nزنده باد یک     زنده باد دو\n\nشورای نویسندگان\n"
    "تهران - 8 آبان 1395 \u00a0\n"
)
EMENDATIONS = "".join(
    f'[[emendation]]\nline = {line}\nbefore = "{before}"\nafter = "{after}"\nreason = "سبب"\n'
    for line, before, after in (
        (6, "یکک", "یک"),
        (15, "8 آبان", "۸ آبان"),
        (9, "1.", "۱."),
        (8, "  ", " "),
        (15, "تهران", ""),
    )
)
MORE = """
[[date]]
printed = "8 آبان 1395"
calendar = "jalali"
[[link]]
label = "نشانی"
url = "https://example.org/{id}"
qr = true
"""


def read(
    folder: Path, text: str = TEXT, emendations: str = EMENDATIONS, more: str = MORE
) -> tuple[Source, Reading]:
    return reading_of(
        write_edition(folder, text=text, emendations=emendations, more=more, publisher='"نشر نو"')
    )


def check_equalities(source: Source, reading: Reading) -> bytes:
    made = tei(source, reading)
    assert text_nodes(made, ("corr", "reg").__contains__) == source.text.text
    assert text_nodes(made, ("sic", "orig").__contains__) == emend(
        source.text.text, reading.emendations
    )
    return made


@cache
def checker_of_tei() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(schema("tei/tei_all.rng"))))


def validate(made: bytes) -> None:
    checker = checker_of_tei()
    assert checker.validate(etree.fromstring(made)), checker.error_log


def test_text_nodes_are_the_source_and_the_reading_text(tmp_path: Path) -> None:
    made = check_equalities(*read(tmp_path))
    assert len(etree.fromstring(made).findall(".//t:choice", NS)) >= 5


def test_it_is_valid(tmp_path: Path) -> None:
    validate(tei(*read(tmp_path)))


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        f"{TITLE}\n",
        f"  {TITLE} \n\n\nبند یک.\n\nبند دو.",
        f"{TITLE}\n\n۱- یک\n۲) دو\n(۳) سه\nالف) نخست\n• نقطه\n\nبند.\n",
        (
            f"{TITLE}\n\nبند یک است و دراز است.\n\nشورای نویسندگان\n۱ فروردین ۱۴۰۴\n\nاسامی امضا "
            "کنندگان:\n\nیک\nدو\n"
        ),
        f"{TITLE}\n\nزنده باد آزادی!\n\nبند یک است و دراز است.\n\nشورای نویسندگان\nتهران\n",
    ],
)
def test_texts_of_all_shapes_are_valid_and_equal(text: str, tmp_path: Path) -> None:
    validate(check_equalities(*read(tmp_path, text, "", "")))


def test_the_statement(repository: Path) -> None:
    source, reading = reading_of(repository / "source" / "statement")
    made = check_equalities(source, reading)
    validate(made)
    root = etree.fromstring(made)
    printed = ".//text()[not(ancestor::t:sic or ancestor::t:orig)]"
    heads = root.findall(".//t:div/t:head", NS)
    assert ["".join(head.xpath(printed, namespaces=NS)).strip() for head in heads] == [
        "خاورمیانه", "ایران", "طبقه کارگر", "اسامی امضاکنندگان:"
    ]  # fmt: skip
    assert len(root.findall(".//t:div[@type='signatories']//t:item", NS)) == 15
    assert len(root.findall(".//t:div[@type='section']//t:item", NS)) == 12
    dates = [
        (d.get("calendar"), d.get("from"), d.get("to"))
        for d in root.findall(".//t:closer//t:date", NS)
    ]
    assert dates == [
        ("#jalali", "2016-10-29", "2016-10-31"),
        ("#gregorian", "2016-10-28", "2016-10-30"),
    ]


MARKDOWN = f"""# {TITLE}

بند **یک** با یادداشت[^1].

## بخش

> نقل قول است

1. یک
2. دو

| نام | سال |
| --- | --- |
| الف | ۱۴۰۴ |

### زیربخش

بند دو.

[^1]: یادداشت.
"""


def test_what_marks_up_a_text_stands_in_the_element_that_it_marks(tmp_path: Path) -> None:
    folder = write_edition(tmp_path)
    (folder / "text.txt").unlink()
    (folder / "text.md").write_text(MARKDOWN, encoding="utf-8")
    made = check_equalities(*reading_of(folder))
    validate(made)
    root = etree.fromstring(made)
    assert root.findtext(".//t:body/t:head", namespaces=NS) == f"# {TITLE}"
    assert [(d.get("type"), d.findtext("t:head", namespaces=NS)) for d in root.findall(".//t:div", NS)] == [
        ("section", "## بخش"), ("subsection", "### زیربخش")
    ]  # fmt: skip
    assert [cell.text for cell in root.findall(".//t:cell", NS)] == [
        "| نام",
        "| سال |",
        "| --- | --- |\n| الف",
        "| ۱۴۰۴ |",
    ]
    assert root.findtext(".//t:note", namespaces=NS) == "[^1]: یادداشت."


def test_verse(tmp_path: Path) -> None:
    text = f"{TITLE}\n\nنصف نخستِ بیت اینجاست    نیمهٔ دیگرش کنارش هست\nیک    دو\n"
    made = check_equalities(*read(tmp_path, text, "", "[structure]\nverse = true\n"))
    validate(made)


def test_corrections_and_spellings_are_told_apart(tmp_path: Path) -> None:
    from msgspec.structs import replace

    source, reading = read(tmp_path)
    ruled = replace(
        reading, emendations=tuple(replace(e, rule="digits") for e in reading.emendations)
    )
    made = etree.fromstring(check_equalities(source, ruled))
    assert made.find(".//t:reg", NS) is not None and made.find(".//t:corr", NS) is None
    assert etree.fromstring(tei(source, reading)).find(".//t:reg", NS) is None


def test_a_date_goes_round_an_emendation_in_it(tmp_path: Path) -> None:
    [date] = etree.fromstring(tei(*read(tmp_path))).findall(".//t:text//t:date", NS)
    assert (date.get("when"), date.get("calendar")) == ("2016-10-29", "#jalali")
    assert date.find("t:choice", NS) is not None


def test_a_date_gives_way_to_an_emendation_that_crosses_its_bounds(tmp_path: Path) -> None:
    crossing = '[[emendation]]\nline = 15\nbefore = "- 8"\nafter = "– ۸"\nreason = "سبب"\n'
    made = check_equalities(*read(tmp_path, emendations=crossing))
    assert not etree.fromstring(made).findall(".//t:text//t:date", NS)


def test_codes_are_in_the_header(tmp_path: Path) -> None:
    root = etree.fromstring(tei(*read(tmp_path)))
    [code] = root.findall(".//t:relatedItem[@type='qr']//t:ptr", NS)
    assert code.get("target") == "https://example.org/a-text-1404"


def test_the_header_has_the_calendars_that_are_used(tmp_path: Path) -> None:
    """A lunar one says its variant, and so do the notes of every description."""
    text = TEXT.replace("8 آبان 1395", "۲۸ محرم ۱۴۳۸")
    more = MORE.replace("8 آبان 1395", "۲۸ محرم ۱۴۳۸").replace('"jalali"', '"hijri"')
    source, reading = read(tmp_path, text, "", more)
    (calendar,) = etree.fromstring(tei(source, reading)).findall(".//t:calendar", NS)
    assert "Umm al-Qura, by the tables of hijridate" in "".join(calendar.itertext())
    noted = "Dates as printed: “۲۸ محرم ۱۴۳۸” (lunar Hijri (Umm al-Qura): 2016-10-29)."
    assert printed_dates(reading.record) == noted


def test_code_keeps_its_lines(tmp_path: Path) -> None:
    text = f"# {TITLE}\n\n```sh\nif x:\n\n    &y  <b>\n```\n\n- [x] نان<br>آب\n"
    folder = write_edition(tmp_path, text=text, publisher='"نشر نو"')
    (folder / "text.txt").rename(folder / "text.md")
    source, reading = reading_of(folder)
    made = check_equalities(source, reading)
    root = etree.fromstring(made)
    [block] = root.findall(".//t:ab[@type='code']", NS)
    lines = block.findall("t:seg", NS)
    assert len(lines) == 2 and lines[1].text == "&y  <b>"
    validate(made)
