"""Characters that XML has not, wherever a text has them: the deposit is made, valid, and still the
source to the character.
"""

import re
import sys
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from edition.core.unprintable import unprintable
from edition.deposit import deposit
from edition.deposit.tei import tei
from edition.deposit.tei_parts import stretches
from edition.model.proof import Outcome
from edition.model.reading import emend
from edition.verify.bags.texts import texts
from tests.deposit.small import materials
from tests.deposit.test_tei_text import NS, validate
from tests.editions import TITLE, reading_of, write_edition

LEFT_OUT = "".join(
    c
    for c in map(chr, range(sys.maxunicode + 1))
    if any(f.fate != "refused" for f in unprintable(f"ا{c}ا"))
)
BELL = "\x07"
TEXTS = {
    "every one of them": f"{TITLE}\n\nبند {LEFT_OUT}یک.\n",
    "each alone in a line": "\n".join((TITLE, "", *(f"بند {c}یک.\n{c}\n" for c in LEFT_OUT))),
    "in the title": f"{BELL}نان {BELL}و آزادی{BELL}\n{BELL}\nبند یک.\n",
    "at both ends": f"{BELL}\n{TITLE}\n\nبند یک.\n{BELL}{BELL}\n\x1a",
    "in labels, items and a date": (
        f"{TITLE}\n\n{BELL}۱{BELL}.{BELL} یک{BELL}\n۲.{BELL}دو\n\nدر 8{BELL} آبان 1395.\n"
    ),
    "between blocks": (
        f"{TITLE}\n{BELL}\n\n \uffff \u00a0\uffff\n\nبند.\n\n\x1c\n۱. یک\n\x0c\n۲. دو\n"
    ),
    "in signatures": (
        f"{TITLE}\n\nبند یک است و دراز است.\n\nشورای{BELL} نویسندگان\n\nاسامی امضا "
        f"کنندگان:\n\nیک{BELL}\n{BELL}دو\n"
    ),
}


def is_of_xml(character: str) -> bool:
    """The production Char of XML 1.0, as libxml2 has it."""
    try:
        return etree.fromstring(f"<a>&#{ord(character)};</a>").text == character
    except etree.XMLSyntaxError:
        return False


def test_what_xml_lacks_is_what_its_parser_refuses() -> None:
    characters = [
        chr(i)
        for i in (
            *range(0x300),
            *range(0xD700, 0xD810),
            *range(0xDFF0, 0xE010),
            *range(0xFD00, 0x10010),
            0x10FFFF,
        )
    ]
    assert [c for c in characters if [(c, True)] == list(stretches(c))] == [
        c for c in characters if not is_of_xml(c)
    ]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_holds_them(name: str, tmp_path: Path) -> None:
    source, reading = reading_of(write_edition(tmp_path, text=TEXTS[name], publisher='"نشر نو"'))
    made = tei(source, reading)
    validate(made)
    root = etree.fromstring(made)
    declared = {
        f"#{char.get('{http://www.w3.org/XML/1998/namespace}id')}"
        for char in root.findall(".//t:char", NS)
    }
    assert {g.get("ref") for g in root.findall(".//t:g", NS)} == declared
    assert len(declared) == len({c for c in source.text.text if not is_of_xml(c)}) > 0


def checks(
    folder: Path, text: str, tamper: tuple[str, str] = ("", "")
) -> dict[str, tuple[Outcome, str]]:
    """The checks of the texts of a small bag, its TEI changed where that is asked for."""
    made = materials(folder / "source", text=text)
    printed = emend(made.source.text.text, made.reading.emendations).encode()
    laid, problems = deposit(
        replace(made, outputs={**made.outputs, "pamphlet.txt": printed}), folder / "made"
    )
    assert laid, problems
    file = laid[0] / "data" / "text" / "tei.xml"
    content = file.read_text(encoding="utf-8")
    assert re.search(tamper[0], content)
    file.write_text(
        re.sub(tamper[0], tamper[1], content, count=1) if tamper[0] else content, encoding="utf-8"
    )
    return {check.name: (check.outcome, check.note) for check in texts(laid[0])}


@pytest.mark.parametrize("name", TEXTS)
def test_the_bag_proves_that_its_texts_are_one(name: str, tmp_path: Path) -> None:
    assert set(checks(tmp_path, TEXTS[name]).values()) == {(Outcome.PASSED, "")}


@pytest.mark.parametrize(
    ("before", "after", "note"),
    [
        ('value="0007"', 'value="0006"', "parts from the source at its character"),
        ('<g ref="#U0007"/>', "", "parts from the source at its character"),
        (
            '<g ref="#U0007"/>',
            '<g ref="#U0007"/><g ref="#U0007"/>',
            "parts from the source at its character",
        ),
        ('<g ref="#U0007"/>', '<g ref="#U0007">x</g>', "parts from the source at its character"),
        ('<g ref="#U0007"/>', '<g ref="#U0008"/>', "cannot be read (KeyError)"),
        ('<g ref="#U0007"/>', "<g/>", "cannot be read (KeyError)"),
        ('value="0007"', 'value="110000"', "cannot be read (ValueError)"),
        ('value="0007"', 'value="bell"', "cannot be read (ValueError)"),
    ],
)
def test_another_character_is_found(before: str, after: str, note: str, tmp_path: Path) -> None:
    found = checks(tmp_path, f"{TITLE}\n\nبند {BELL}یک.\n", (before, after))
    outcome, said = found["diplomatic text in TEI"]
    assert outcome is Outcome.FAILED and note in said


def test_a_text_without_them_declares_none(tmp_path: Path) -> None:
    root = etree.fromstring(tei(*reading_of(write_edition(tmp_path, publisher='"نشر نو"'))))
    assert root.find(".//t:charDecl", NS) is None and root.find(".//t:g", NS) is None
