"""A text in Hebrew and one in Yiddish, read by programs that are not ours: veraPDF, and the readers
in common use.
"""

import re
from collections import Counter
from pathlib import Path
from unicodedata import normalize

import pytest

from edition.model.proof import Outcome
from edition.verify.file.readers import words, words_in_order
from edition.verify.proofs.verapdf import validated
from tests.editions import run
from tests.external.readers import READERS, Reader
from tests.external.tools import command, fetched
from tests.given import real_text
from tests.hebrew import WITH_FACE, write_hebrew
from tests.test_hebrew import HEBREW, OUTPUTS, YIDDISH, dated

TEXTS = {"he": ("hebrew", HEBREW), "yi": ("yiddish", YIDDISH)}
WORDS = {
    "poppler": (68, 80), "MuPDF": (68, 72), "pypdf": (88, 86), "PDFium": (84, 88),
    "pdf.js": (90, 90), "PDFBox": (94, 95),
}  # fmt: skip
"""Per cent of the words in order, of Hebrew and of Yiddish, that a reader gives back at least."""
LETTERS = re.compile("[\u05d0-\u05f2\u0591-\u05c7\u05f3\u05f4]+")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("hebrew")
    for tag, (name, keys) in TEXTS.items():
        write_hebrew(top / tag, real_text(name), WITH_FACE + dated(tag) + OUTPUTS, **keys)
        made = run("build", top / tag, "--fast", "--out", top / "out")
        assert made.exit_code == 0, made.stderr
    return top / "out"


def test_each_file_conforms(built: Path) -> None:
    files = {str(file.relative_to(built)): file for file in sorted(built.rglob("*.pdf"))}
    judged = validated(files, fetched("cli-1.30.2.jar"), command("java"))
    assert len(files) >= 12
    for name, checks in judged.checks.items():
        assert checks and all(check.outcome is Outcome.PASSED for check in checks), name
        tagged = "booklet" not in name and "tiles" not in name
        assert len(checks) == (2 if tagged else 1), name


@pytest.mark.parametrize("tag", TEXTS)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_what_a_reader_gives_back(reader: Reader, tag: str, built: Path) -> None:
    """Words in order; and of the letters, points and accents every word, whatever stands by it."""
    pdf = built / tag / "pamphlet.pdf"
    said = pdf.with_suffix(".txt").read_text(encoding="utf-8")
    read = reader.text(pdf)
    wanted = words(said)
    assert words_in_order(wanted, words(read)) >= WORDS[reader.name][list(TEXTS).index(tag)]
    # Readers put the marks of a letter in one order or another, which is the same text.
    lost = Counter(LETTERS.findall(normalize("NFD", said)))
    lost -= Counter(LETTERS.findall(normalize("NFD", read)))
    assert sum(lost.values()) <= 6, lost
