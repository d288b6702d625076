"""A small deposit: a record, the materials of an edition without a build, and the schemas that
archives check against.
"""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace

from edition.core.running_program import bill_of_materials
from edition.model.finished import Materials
from edition.model.record import Agent, Record, StatedDate
from edition.reporting import register_csv
from tests.editions import reading_of, write_edition
from tests.given import SCHEMAS

TITLE = 'نان & آزادی <۱۴۰۴> "بیانیه" و O\'Brien'
RECORD = Record(
    identifier="nan-azadi-1404",
    language="fa",
    language_code="fas",
    title=TITLE,
    parallel_titles=(("en", "Bread & Freedom"),),
    creators=(Agent("شورای «نویسندگان» & دوستان"),),
    publisher="نشر <نو>",
    place="تهران",
    description=f"{TITLE}. نشست یکم",
    dated="2016-10-28/2016-10-30",
    year=2016,
    issued=date(2026, 11, 26),
    stated=(
        StatedDate("8 تا 10 آبان 1395", "jalali", "2016-10-29/2016-10-31"),
        StatedDate("28 تا 30 اکتبر 2016", "gregorian", "2016-10-28/2016-10-30"),
    ),
    dates_note="دو تاریخ یک روز اختلاف دارند",
    version="2",
    rights="http://rightsstatements.org/vocab/UND/1.0/",
    rights_statement="وضعیت حقوقی نامعلوم",
    url="https://example.org/nan-azadi-1404",
    replaces="nan-azadi-1403",
    replaces_url="https://example.org/nan-azadi-1403",
    sha256="0" * 64,
)
"""Every field is set, and those in words hold what XML, TeX and CSV must escape."""


def materials(folder: Path, **keys: Any) -> Materials:
    """The materials of a small edition below `folder`, with a PDF in name alone; `keys` as for
    `write_edition`.
    """
    keys.setdefault("publisher", '"نشر نو"')
    source, reading = reading_of(write_edition(folder, **keys))
    outputs = {
        "pamphlet.pdf": b"%PDF-1.7\n",
        "pamphlet.txt": b"",
        "emendations.csv": register_csv(reading.emendations, source.text).encode(),
    }
    return Materials(
        source,
        reading,
        outputs,
        {"proof.json": b"{}\n"},
        {"OFL.txt": b"SIL Open Font License\n"},
        {"lxml": "6"},
        bill_of_materials(),
    )


def with_record(made: Materials, **changes: Any) -> Materials:
    """The same materials with another record."""
    return replace(
        made, reading=replace(made.reading, record=replace(made.reading.record, **changes))
    )


@pytest.fixture(scope="session")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every schema that can be had: those of tests/data and those that were
    fetched.
    """
    folder = tmp_path_factory.mktemp("schemas")
    for each in SCHEMAS:
        if each.is_dir():
            shutil.copytree(each, folder, dirs_exist_ok=True)
    return folder


def text_nodes(tei: bytes, leaving_out: Callable[[str], bool]) -> str:
    """The text nodes of the element `text` outside the elements whose local name is left out."""

    def walk(element: etree._Element) -> str:
        if leaving_out(etree.QName(element).localname):
            return ""
        return (element.text or "") + "".join(walk(child) + (child.tail or "") for child in element)

    found = etree.fromstring(tei).find("{http://www.tei-c.org/ns/1.0}text")
    assert found is not None
    return walk(found)
