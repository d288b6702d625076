"""Any mixture of directions: painted in the order of the standard, and read back as it was
typed.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.core.direction import departures
from edition.model.proof import Outcome
from edition.model.source import SourceText
from edition.verify import Claims, verify
from edition.verify.proofs.paragraphs import from_left
from tests.editions import TITLE, all_faces, write_edition
from tests.pdf.conftest import Written, written
from tests.pdf.reading import Pages, leaves, root

WORDS = st.sampled_from(
    [
        "نان", "آزادی،", "می\u200cروم", "هٔ", "سرفهٔ", "لا", "PDF", "World Health", "a.b", "C++", "(متن)", "(PDF)", "[۱۲]", "«نقل»",
        "«E»", "۱۲۳", "12",
        "۱۴۰۳/۱۲/۳۰", "2020-11-02", "۱۸۹۴-۱۹۶۲", "۸۰٪", "−۵°C", "+98 21 8877 6655", "pH=7.4", "(۲-الف)", "A/B،",
        "https://example.org/گزارش/۱۴۰۴", "info@example.org", "—", "!", "؟", ":", "\u200f", "\u200e", "\u2066PDF نان\u2069",
        "\u2067نان PDF\u2069", "\u202bنان\u202c", "CO\u2082", "اکتبر2016",
    ]
)  # fmt: skip
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def paragraph(words: list[str]) -> str:
    """Running text that is no list, heading or date."""
    return " ".join(["این", "بند", "چنین", "است:", *words, "پایان", "بند."])


def text_of(pdf: Written) -> str:
    """What the structure says stands below the title."""
    pages = Pages(pdf.file)
    inner = {page.obj.objgen for page in list(pages.pdf.pages)[2:-1]}
    return " ".join(
        "".join(span.text for span in leaf.kids)
        for leaf in leaves(root(pages.pdf))
        if leaf.kids[0].kids[0].dictionary.Pg.objgen in inner
    )


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(WORDS, min_size=1, max_size=25))
def test_what_is_typed_is_painted_in_order_and_read_back(words: list[str]) -> None:
    text = paragraph(words)
    with TemporaryDirectory() as folder:
        pdf = written(write_edition(Path(folder) / "edition", f"{TITLE}\n\n{text}\n"))
        assert " ".join(text_of(pdf).split()) == " ".join(text.split())
        source = SourceText("text.txt", f"{TITLE}\n\n{text}\n", "")
        proof = verify(
            pdf.file, Claims(pdf.expected, source, declared=departures, faces=all_faces())
        )
        faults = [check for check in proof.checks if check.outcome is Outcome.FAILED]
        assert faults == []
        painted = "".join(painted_lines(pdf))
        assert painted == by_the_standard(text, pdf)


def painted_lines(pdf: Written) -> list[str]:
    """The characters of each line of the paragraph from left to right, without spaces and marks of
    direction.
    """
    pages = Pages(pdf.file)
    lines = (line for number in range(3, len(pages.pdf.pages)) for line in pages.lines(number))
    return [_bare("".join(shown.text for shown in line.shown)) for line in lines]


def by_the_standard(text: str, pdf: Written) -> str:
    """The same by another implementation of UAX #9, for lines that end where those of the
    file do.
    """
    folded = " ".join(text.split(" "))
    rank = {at: place for place, at in enumerate(from_left(folded, departures(folded), ()))}
    painted: list[str] = []
    at = 0
    for line in pdf.expected.split("\f")[2].replace("\n", "\0").split("\0"):
        end = at + len(line)
        if line:
            painted.append(
                _bare(
                    "".join(
                        folded[i]
                        for i in sorted(
                            filter(rank.__contains__, range(at, end)), key=rank.__getitem__
                        )
                    )
                )
            )
        at = end + (end < len(folded) and folded[end] == " ")
    return "".join(painted)


def _bare(text: str) -> str:
    return _CONTROLS.sub("", text).replace(" ", "")
