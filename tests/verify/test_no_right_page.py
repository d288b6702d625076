"""Right pages that proofs once refused: built, every output of them; and what still must fail,
fails.
"""

from pathlib import Path

import pikepdf
import pytest

from edition.model.source import SourceText
from edition.verify import Claims, verify
from tests.editions import TITLE, run, write_edition

PATHS = ("/tmp/report", r"C:\work\a.docx", "/home/sample", "file:///etc/hosts", "«/var/log/نام»")
OUTPUTS = "".join(
    f'[[output]]\nkind = "{kind}"\n\n'
    for kind in ("pamphlet", "screen", "handout", "leaflet", "booklet", "press", "riso")
)
POSTERS = '[[poster]]\nshows = "paragraph 1"\nsize = "A3"\ntiles = "A4"\n'


def refusals(folder: Path, *, more: str = "", text: str, **keys: str) -> list[str]:
    """What a build of all outputs says of its proofs, [] where all pass."""
    edition = write_edition(folder / "a", text, more, **keys)
    result = run("build", edition, "--out", folder / "out")
    assert result.exit_code in (0, 3), result.stderr
    return [line for line in result.stderr.splitlines() if "proof failed" in line]


def test_paths_that_the_text_says_stand_in_every_output(tmp_path: Path) -> None:
    text = f"{TITLE}\n\n" + "\n\n".join(f"پرونده را در {path} بگذارید." for path in PATHS) + "\n"
    more = f"{OUTPUTS}{POSTERS}\n[deposit]\nsource_in_pdf = true\n"
    assert refusals(tmp_path, text=text, more=more) == []
    assert (tmp_path / "out" / "a" / "posters" / "tiles").is_dir()
    assert run("verify", tmp_path / "out" / "a" / "pamphlet.pdf").exit_code == 0


def test_a_path_that_the_description_alone_says(tmp_path: Path) -> None:
    assert (
        refusals(tmp_path, text=f"{TITLE}\n\nبند.\n", issuing_body=r'"C:\\work در /tmp/report"')
        == []
    )


@pytest.mark.parametrize(
    "stated", [r'"C:\u005Cwork"', r"'C:\work\x'", r'"C:\\\u0077ork"', '"""\\\n  /tmp/a"""']
)
def test_a_path_that_toml_states_in_any_spelling(tmp_path: Path, stated: str) -> None:
    assert refusals(tmp_path, text=f"{TITLE}\n\nبند.\n", issuing_body=stated) == []


@pytest.mark.parametrize("secret", ["/home/nima/statement", "file:///srv/x", r"D:\nima"])
def test_a_path_in_info_that_nobody_wrote_fails(
    pamphlet: Path, tmp_path: Path, secret: str
) -> None:
    with pikepdf.open(pamphlet / "pamphlet.pdf") as pdf:
        pdf.docinfo["/Keywords"] = secret
        pdf.save(tmp_path / "told.pdf")
    said = SourceText("text.txt", "در /tmp/report و /home/sample", "")
    expected = (pamphlet / "pamphlet.txt").read_text(encoding="utf-8")
    checks = verify(tmp_path / "told.pdf", Claims(expected, said=(said,))).checks
    [privacy] = [check for check in checks if check.name == "privacy"]
    assert (
        privacy.outcome.value == "failed" and secret not in privacy.note and privacy.faults[0].act
    )


@pytest.mark.parametrize(
    "words",
    [
        "co\u00adoperate", "نا\u00adمه \u00ada b\u00ad", ("\ufe77\ufe79\ufe7b\ufe7d\ufe7f "
"\ufedf\ufef4\ufefb"), "ـ\u200d",
        "\u064c\u0651", "\u064bـ ـ\u064b \u0652ـ\u200c", "H\u200d", "«ـ»", "مـــتن \u0650", "31٦0٥2/0", "e\u0301 n\u0303",
        "\u200c\u200cنان\u200c", "خان\u00a0ه بار\u202fا", "ﷲ", "a\u200cb", "\u200c\u200c",
    ],
)  # fmt: skip
def test_texts_that_readers_give_back_in_their_own_way(tmp_path: Path, words: str) -> None:
    assert refusals(tmp_path, text=f"{TITLE}\n\n{words}\n\nبند {words} است\n") == []


@pytest.mark.parametrize("title", ["0", "\u064b", "ـ", "PDF", "۱"])
def test_titles_of_one_character(tmp_path: Path, title: str) -> None:
    assert refusals(tmp_path, text=f"{title}\n\n31٦0٥2/0\n", title=f'"{title}"') == []


@pytest.mark.parametrize("words", ["ن", "نان\n\nآب", "نان\n\nآب\n\nکار", "و\n\nو\n\nآب!"])
def test_pages_whose_type_is_narrow(tmp_path: Path, words: str) -> None:
    posters = '[[poster]]\nshows = "paragraph 1"\nsize = "A3"\n'
    assert refusals(tmp_path, text=f"کار\n\n{words}\n", more=posters) == []


@pytest.mark.parametrize(
    "before", ["«نان» Zürich", "«نان» را Creative Commons آورد", "۸۴۶۵ Zـürich همه"]
)
def test_a_line_that_ends_in_a_mark_behind_one_of_both_directions(
    tmp_path: Path, before: str
) -> None:
    assert refusals(tmp_path, text=f"{TITLE}\n\n{before}\n\nنان و آب!\n") == []


ALM, RLM = "\u061c", "\u200f"


@pytest.mark.parametrize(
    "text",
    [
        f"1. {ALM}\n2. نان", f"نان[^1]\n\n[^1]: {ALM}", f"{ALM}    {ALM}\nنان و آب    نان و آب", f"•{RLM}\n• نان",
        f"1.{RLM}{RLM}",
        f"امضاکنندگان:\n1- {RLM}\n2- نان", f"نان {RLM} آب {ALM}{ALM} و \u200b.", "\u00ad\u00ad \u00ad\n\nنان", f"{ALM}\ufeff",
    ],
)  # fmt: skip
def test_a_part_that_shows_nothing(tmp_path: Path, text: str) -> None:
    assert refusals(tmp_path, text=f"{TITLE}\n\n{text}\n\nبند.\n") == []


@pytest.mark.parametrize(
    "text",
    [
        f"# {ALM}\n\nنان",
        f"- {ALM}\n- نان",
        f"> {ALM}\n\nنان",
        f"|{ALM}|نان|\n|---|---|\n|{ALM}|{ALM}|",
        f"`{ALM}` **{RLM}** نان",
    ],
)
def test_a_part_of_markdown_that_shows_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "given.md").write_text(f"{text}\n", encoding="utf-8")
    assert run("new", tmp_path / "a", "--from", tmp_path / "given.md").exit_code == 0
    result = run("build", tmp_path / "a", "--out", tmp_path / "out", "--only", "pamphlet")
    assert (
        result.exit_code,
        [line for line in result.stderr.splitlines() if "failed" in line],
    ) == (0, [])


def test_brackets_on_sheets(tmp_path: Path) -> None:
    """PDFium turns a bracket by the text around it, and a side has two pages."""
    said = (
        "(https://example.org/a)",
        "«PDF»",
        "[۲]",
        "{نان}",
        "a < b",
        "۵ ≥ ۳",
        "‹E›",
        "(۱)",
        ")و(",
    )
    text = f"{TITLE}\n\n" + "\n\n".join(f"نان {piece} و آب {piece}" for piece in said) + "\n"
    assert refusals(tmp_path, text=text, more=f"{OUTPUTS}{POSTERS}") == []


def test_posters_of_one_short_line(tmp_path: Path) -> None:
    items = "\n".join(f"{i}. آزادی و برابری برای همه است؛" for i in (32, 33, 34))
    more = '[[poster]]\nshows = "each item"\nsize = "A4"\n'
    edition = write_edition(tmp_path / "a", f"{TITLE}\n\n{items}\n", more)
    result = run("build", edition, "--out", tmp_path / "out", "--only", "posters")
    assert (
        result.exit_code,
        [line for line in result.stderr.splitlines() if "failed" in line],
    ) == (0, [])
