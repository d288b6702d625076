"""Verse in the finished file, by MuPDF's places of its letters, and in the text layer."""

from itertools import pairwise
from pathlib import Path

import pymupdf
import pytest

from tests.editions import run, write_edition

VERSE = """
میازار موری که دانه‌کش است    که جان دارد و جان شیرین خوش است
سیاه‌اندرون باشد و سنگدل    که خواهد که موری شود تنگدل
مزن بر سر ناتوان دست زور    که روزی به پایش درافتی چو مور
"""
PROSE = "چنین گویند که روزی چند تن از یاران گرد هم آمدند و هر کس از گذشتهٔ خویش سخنی گفت.\n"
LONG = "ای کاروان آهسته ران کآرام جانم می‌رود    وآن دل که با خود داشتم با دلستانم می‌رود\n"
NEAR = 0.3  # points


def pamphlet(folder: Path, text: str) -> Path:
    write_edition(folder / "source", text, more="\n[structure]\nverse = true\n")
    built = run("build", folder / "source", "--out", folder / "build", "--only", "pamphlet")
    assert built.exit_code == 0, built.output
    return folder / "build" / "source"


def halves(line: dict[str, list[dict[str, list[dict[str, object]]]]]) -> list[tuple[float, float]]:
    """The edges of what stands on a line with no em of white in it, from the right."""
    boxes = sorted(
        c["bbox"] for span in line["spans"] for c in span["chars"] if str(c["c"]).strip()
    )  # type: ignore[type-var]
    found = [[boxes[0]]]
    for before, box in pairwise(boxes):
        if box[0] - before[2] > 11:  # type: ignore[index]
            found.append([])
        found[-1].append(box)
    return [(part[0][0], max(box[2] for box in part)) for part in reversed(found)]  # type: ignore[index]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All proofs passed, that of the order and that of the ink too."""
    return pamphlet(tmp_path_factory.mktemp("verse"), f"نان و آزادی\n\n{PROSE}{VERSE}\n{PROSE}")


def test_the_halves_of_a_stanza_have_the_same_edges(built: Path) -> None:
    document = pymupdf.open(built / "pamphlet.pdf")  # type: ignore[no-untyped-call]
    lines = [line for block in document[2].get_text("rawdict")["blocks"] for line in block["lines"]]
    couplets = [found for line in lines if len(found := halves(line)) == 2]
    assert len(couplets) == 3
    for column in zip(*couplets, strict=True):
        for edge in zip(*column, strict=True):
            assert max(edge) - min(edge) <= NEAR


def test_a_couplet_is_one_line_of_the_text_layer(built: Path) -> None:
    lines = (built / "pamphlet.txt").read_text(encoding="utf-8").splitlines()
    for couplet in VERSE.strip().splitlines():
        assert " ".join(couplet.split()) in lines


def test_staggered_couplets_and_a_half_alone_pass_all_proofs(tmp_path: Path) -> None:
    text = f"نان و آزادی\n\n{PROSE}\n{LONG}\n{PROSE}{VERSE}\n{PROSE}"
    assert (pamphlet(tmp_path, text) / "pamphlet.pdf").exists()
