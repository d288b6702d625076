"""Blocks as a screen has them: what each kind is written as, with every joint and mark of the text."""

from pathlib import Path

import pytest

from tests.surfaces.shown import article, built, page_of, without_pages

MARKED = {
    "list within a list": (
        "متن.\n\n1. یکم\n   - درون\n2. دوم\n",
        '<ol><li id="item-1"><span class="label">1.</span> یکم'
        '<ul><li id="item-2"><span class="label">•</span> درون</li></ul></li>'
        '<li id="item-3"><span class="label">2.</span> دوم</li></ol>',
    ),
    "paragraph within an item": (
        "متن.\n\n1. یکم\n\n   ادامه\n2. دوم\n",
        '<li id="item-1"><span class="label">1.</span> یکم<p id="paragraph-2">ادامه</p></li>',
    ),
    "table within an item": (
        "متن.\n\n1. یکم\n\n   | نام |\n   |---|\n   | علی |\n\n   ادامه\n2. دوم\n",
        '<td id="cell-1.2.1">علی</td></tr></tbody></table></div><p id="paragraph-2">ادامه</p></li>'
        '<li id="item-2">',
    ),
    "table behind a list": (
        "متن.\n\n1. یکم\n\n| نام |\n|---|\n| علی |\n\nمتن.\n",
        "یکم</li></ol><div",
    ),
    "quote within an item behind another": (
        "متن.\n\n1. یکم\n\n- > نقل\n",
        "یکم</li></ol><blockquote>"
        '<ul><li id="item-2"><span class="label">•</span> نقل</li></ul></blockquote>',
    ),
    "quote": (
        "متن.\n\n> نقل\n> > درون\n",
        '<blockquote><p id="paragraph-2">نقل</p>'
        '<blockquote><p id="paragraph-3">درون</p></blockquote></blockquote>',
    ),
    "table": (
        "متن.\n\n| نام | شمار |\n|---|---|\n| علی | 12 |\n",
        '<table id="table-1"><thead><tr><th id="cell-1.1.1" scope="col">نام</th>'
        '<th id="cell-1.1.2" scope="col">شمار</th></tr></thead>'
        '<tbody><tr><td id="cell-1.2.1">علی</td><td id="cell-1.2.2">12</td></tr></tbody></table>',
    ),
    "code": (
        "متن.\n\n```\nx = 1\n\n  y\n```\n",
        '<pre dir="ltr" tabindex="0"><code><span id="code-1.1">x = 1</span>'
        '<span id="code-1.2">  y</span></code></pre>',
    ),
    "note": (
        "متن[^الف] است.\n\n[^الف]: یادداشت.\n\n    دوم.\n",
        'متن<a href="#note-1" role="doc-noteref" id="ref-1" aria-label="۱: یادداشت ۱"><sup>۱</sup></a> است.</p>'
        '<section class="notes"><h2 id="notes">یادداشت\u200cها</h2>'
        '<aside role="doc-footnote" id="note-1"><p><a href="#ref-1" role="doc-backlink" '
        'aria-label="۱: بازگشت به متن از یادداشت ۱">۱</a> یادداشت.</p><p id="note-2">دوم.</p></aside></section>',
    ),
    "marks": (
        "می\u200cروم **درشت** و *تأکید* و ~~خط~~ و `کد` و [پیوند](https://example.org/a).\n",
        "می\u200cروم <strong>درشت</strong> و <em>تأکید</em> و <s>خط</s> و "
        '<code dir="ltr">کد</code> و '
        '<a href="https://example.org/a">پیوند</a>.',
    ),
    "end of a line": ("یک\\\nدو\n", "یک<br> دو"),
    "divider": ("متن.\n\n***\n\nمتن.\n", '<hr id="divider-1">'),
}


@pytest.mark.parametrize("kind", MARKED)
def test_a_kind_of_block_is_written_so(tmp_path: Path, kind: str) -> None:
    text, expected = MARKED[kind]
    build = built(tmp_path, f"# نان و آزادی\n\n{text}", name="text.md")
    assert expected in without_pages(article(build))


def test_nothing_but_items_stands_in_a_list(tmp_path: Path) -> None:
    text = (
        "# نان و آزادی\n\nمتن.\n\n- > نقل\n\n  ادامه\n- دوم\n\n  ***\n\n  ادامه\n\n  ## بخش\n\n"
        "  ادامه\n\nمتن.\n\n1. یک\n   - الف\n\n     | ن |\n     |---|\n     | ع |\n\n     ادامه\n"
    )
    page = page_of(built(tmp_path, text, name="text.md"))
    assert page.xpath("//article//li")
    assert not page.xpath("//ol/*[not(self::li)] | //ul/*[not(self::li)]")


def test_verse_is_couplets(tmp_path: Path) -> None:
    text = "نان و آزادی\n\nبنی\u200cآدم اعضای یکدیگرند\tکه در آفرینش ز یک گوهرند\nچو عضوی به درد آورد روزگار\tدگر عضوها را نماند قرار\n"
    build = built(tmp_path, text, "[structure]\nverse = true\n")
    assert without_pages(article(build)).startswith(
        '<div class="verse"><p class="couplet"><span class="half" id="hemistich-1">بنی\u200cآدم اعضای یکدیگرند</span> '
        '<span class="half" id="hemistich-2">که در آفرینش ز یک گوهرند</span></p><p class="couplet">'
    )


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (
            "شمارهٔ 0912-345-6789 است",
            'شمارهٔ <bdi dir="ltr" class="whole">0912-345-6789</bdi> است',
        ),
        ("زبان C++ است", 'زبان <bdi dir="ltr">C++</bdi> است'),
        (
            "از ۱۲-۲۴ بخوانید",
            'از <bdi dir="ltr">۱۲</bdi>-<bdi dir="ltr">۲۴</bdi> بخوانید',
        ),
        ("سال 2008 بود", "سال 2008 بود"),
    ],
)
def test_what_runs_from_left_to_right_is_isolated(tmp_path: Path, said: str, written: str) -> None:
    """By elements: no mark of direction is typed."""
    build = built(tmp_path, f"نان و آزادی\n\n{said}.\n")
    assert f"{written}." in without_pages(article(build))
    assert not set("\u200e\u200f\u061c\u2066\u2067\u2068\u2069") & set(article(build))


def test_a_paragraph_in_latin_letters_runs_from_left_to_right(tmp_path: Path) -> None:
    build = built(tmp_path, "نان و آزادی\n\nمتن فارسی است.\n\nBread and freedom.\n")
    assert '<p id="paragraph-2" dir="ltr">Bread and freedom.</p>' in without_pages(article(build))
