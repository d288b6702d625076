"""What of a structure is told as doubtful, and by which lines of edition.toml it is mended."""

import pytest

from edition.model.description import Description
from edition.model.source import SourceText
from edition.read.plain.doubts import Doubt, doubts
from edition.read.plain.plain_blocks import plain
from edition.read.typed_toml import decode_table
from tests.given import real_text
from tests.read.conftest import DESCRIPTION
from tests.read.test_structures import NAMES, TEXTS

OPEN = "این سطر بلند است و در میان جمله‌ای که هنوز به پایان نرسیده ناگهان رها می‌شود تا دنبالهٔ آن"
PROSE = "آب این دره از برف کوه می‌آید و از میان باغ‌های سه آبادی می‌گذرد تا به رود بزرگ برسد."
COUPLET = "چو عضوی به درد آورد روزگار\nدگر عضوها را نماند قرار"


def found(text: str, structure: str = "") -> list[Doubt]:
    description, places, problems = decode_table(
        Description, f"{DESCRIPTION}[structure]\n{structure}", "edition.toml"
    )
    assert description, problems
    source = SourceText("text.txt", text, "")
    document = plain(source, description, places).document
    return list(doubts(source, document, description.structure))


def torn(count: int) -> str:
    words = ("باغ", "رود", "کوه", "پل ما", "راه ما", "نان ما", "برف ما", "سنگ ما", "ابر ما")
    return "عنوان\n\n" + "\n".join(f"{OPEN}\n{word}" for word in words[:count]) + f"\n{OPEN}\n"


def test_few_headings_in_mid_sentence_are_named() -> None:
    [doubt] = found(torn(3))
    assert (doubt.told.code, doubt.lines) == ("torn", (4, 6, 8))
    assert doubt.told.fact.startswith("3 of 3 headings stand in mid-sentence, in lines 4, 6, 8,")
    assert doubt.mends == {"paragraphs": ("باغ", "رود", "کوه")}
    assert found(torn(3), 'paragraphs = ["باغ", "رود", "کوه"]') == []


def test_many_are_mended_by_one_word() -> None:
    [doubt] = found(torn(9))
    assert doubt.mends == {"joined": True} and "9 of 9 headings" in doubt.told.fact
    assert found(torn(9), "joined = true") == []


def test_two_are_no_doubt() -> None:
    assert found(torn(2)) == []


def test_lines_with_a_colon_above_paragraphs() -> None:
    names = ("آب:", "راه:", "بازار:")
    text = "عنوان\n\n" + "\n\n".join(f"{name}\n\n{PROSE}" for name in names) + "\n"
    [doubt] = found(text)
    assert (doubt.told.code, doubt.mends) == ("colons", {"headings": names})
    assert doubt.told.place and doubt.told.place.line == 3
    assert found(text, 'headings = ["آب:", "راه:", "بازار:"]') == []


def test_couplets_that_stand_alone() -> None:
    text = f"عنوان\n\n{PROSE}\n\n{COUPLET}\n\n{PROSE}\n\n{COUPLET}\n\n{PROSE}\n"
    [doubt] = found(text)
    assert (doubt.told.code, doubt.mends, doubt.lines) == ("verse", {"verse": True}, (5, 6, 10, 11))
    assert found(text, "verse = true") == []


WORDS = " ".join([PROSE] * 3).split()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("\n".join(WORDS), "words on lines of their own"),
        ("\n".join(f"{word} و\n- - {n}" for n, word in enumerate(WORDS)), "lines without a letter"),
        ("\n".join(f".{word} و نان" for word in WORDS), "lines that begin with a full stop"),
        (f"{PROSE} )آب( و )نان( و )راه(", "brackets the wrong way round"),
        ("\n".join(f"{word} و نان •" for word in WORDS[:3]), "bullets at the end of their lines"),
        (f"{PROSE}\nنان \uffff آب", "characters that stand for nothing"),
        (f"{PROSE}\nنان \ue123 آب", "characters that stand for nothing"),
        ("ﺳﻼﻡ ﺑﻪ ﻫﻤﻪ " * 12, "letters coded as the forms that they had in print"),
    ],
)
def test_text_out_of_a_pdf(text: str, sign: str) -> None:
    [doubt] = found(f"عنوان\n\n{text}\n")
    assert doubt.told.code == "pulled-out" and sign in doubt.told.fact and not doubt.mends


def test_what_is_told_of_a_hopeless_text_is_one_sentence() -> None:
    text = "\n".join(WORDS[:30]) + "\nنان )آب( و )نان( و )راه( •\nآب •\nراه •\n"
    [doubt] = found(text)
    assert "their own (30, in lines 1, 2, 3, 4 and 26 more); lines with" in doubt.told.fact
    assert "bullets at the end of their lines (3, in lines 31, 32, 33)" in doubt.told.fact


@pytest.mark.parametrize("name", ["golestan_prose", "udhr_fa", "udhr_ur", "crowded"])
def test_nothing_is_doubted_of_texts_that_are_right(name: str) -> None:
    assert found(real_text(name)) == []


def test_nothing_is_doubted_of_verse() -> None:
    assert found(real_text("golestan_prose_and_verse"), "verse = true") == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_doubted_of_what_is_recognised(name: str) -> None:
    assert not found((TEXTS / f"{name}.txt").read_text(encoding="utf-8"), "verse = true")
