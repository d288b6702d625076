"""The structure tree as assistive technology hears it, walked with pikepdf, against the lines of
the text as it is printed.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.editions import printed

INLINE = {"Span", "Link"}
DEMAND = re.compile(r"\d+\. ")
SIGNATORY = re.compile(r"\d+ ?– ")


@pytest.fixture(scope="module")
def tree(pamphlet: Path) -> Iterator[Any]:
    """The Document element."""
    with pikepdf.open(pamphlet / "pamphlet.pdf") as pdf:
        [document] = _kids(pdf.Root.StructTreeRoot)
        yield document


@pytest.fixture(scope="module")
def source(repository: Path) -> list[str]:
    """The lines of the text that hold something, white space folded."""
    text = printed(repository / "source" / "statement")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _kind(element: Any) -> str:
    return str(element.S)[1:]


def _text(element: Any) -> str:
    """What is read aloud, figures left out, blocks apart."""
    if "/ActualText" in element:
        return str(element.ActualText)
    if _kind(element) == "Figure":
        return ""
    return "".join(
        _text(kid) if _kind(kid) in INLINE else f" {_text(kid)} " for kid in _kids(element)
    )


def _all(element: Any, kind: str) -> Iterator[Any]:
    if _kind(element) == kind:
        yield element
    for kid in _kids(element):
        yield from _all(kid, kind)


def texts(element: Any, kind: str) -> list[str]:
    """The text of every element of a kind, in order, white space folded."""
    return [" ".join(_text(found).split()) for found in _all(element, kind)]


def test_its_words_are_those_of_the_text_file(tree: Any, pamphlet: Path) -> None:
    assert _text(tree).split() == (pamphlet / "pamphlet.txt").read_text(encoding="utf-8").split()


def test_one_main_heading_is_the_title(tree: Any, source: list[str]) -> None:
    assert texts(tree, "H1") == [source[0]]


def test_sections_and_signatories_have_headings(tree: Any) -> None:
    assert texts(tree, "H2") == ["خاورمیانه", "ایران", "طبقه کارگر", "اسامی امضاکنندگان:"]


def test_the_demands_are_a_list_and_the_signatories_another(tree: Any, source: list[str]) -> None:
    demands, signatories = (texts(found, "LI") for found in _all(tree, "L"))
    assert (len(demands), len(signatories)) == (12, 15)
    assert demands == [line for line in source if DEMAND.match(line)]
    assert signatories == [line for line in source if SIGNATORY.match(line)]


def test_every_item_has_a_label_and_a_body(tree: Any) -> None:
    assert {tuple(_kind(kid) for kid in _kids(item)) for item in _all(tree, "LI")} == {
        ("Lbl", "LBody")
    }
    assert [int(re.match(r"\d+", label)[0]) for label in texts(tree, "Lbl")] == [
        *range(1, 13),
        *range(1, 16),
    ]  # type: ignore[index]


def test_each_slogan_is_a_paragraph_of_its_own(tree: Any) -> None:
    slogans = [
        "زنده باد آزادی",
        "زنده باد سوسیالیسم",
        "سرنگون باد رژیم سرمایه\u200cداری جمهوری اسلامی",
    ]
    said = texts(tree, "P")
    first = said.index(slogans[0])
    assert said[first : first + 3] == slogans


def test_both_dates_stand_in_the_closing_block_in_order(tree: Any) -> None:
    said = texts(tree, "P")
    jalali = next(i for i, text in enumerate(said) if text.endswith("۸ تا ۱۰ آبان ۱۳۹۵"))
    assert any(text.endswith("۲۸ تا ۳۰ اکتبر ۲۰۱۶") for text in said[jalali + 1 :])


def test_every_line_of_the_source_is_an_element(tree: Any, source: list[str]) -> None:
    said = {text for kind in ("H1", "H2", "P", "LI") for text in texts(tree, kind)}
    apart = {line for line in source if line not in said}
    assert apart == {"زنده باد آزادی زنده باد سوسیالیسم"}


def test_figures_are_described_and_links_lead_somewhere(tree: Any) -> None:
    figures, links = list(_all(tree, "Figure")), list(_all(tree, "Link"))
    assert figures and all(str(figure.Alt).strip() for figure in figures)
    assert links and all(_has_annotation(link) for link in links)


def _has_annotation(link: Any) -> bool:
    kids = link.K if isinstance(link.K, pikepdf.Array) else [link.K]
    return any(isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR" for kid in kids)
