"""What a reader sees in a document, written down beside it, is what the edition has; and what it
has not is named by its place.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from edition.incoming.marks import FIRST_OWN
from tests.data.word.by_hand import AUTHOR, READER
from tests.editions import run
from tests.incoming.conftest import WORD, Made, Rows

Taken = Callable[..., Made]
T, P, IT, N = "Title", "Paragraph", "Item", "Note"

NOTES: Rows = [
    (T, "", "یادداشت‌ها"), (P, "", "همسایه گفت و رفت."), (P, "", "در پایان نیز."),
    (N, "", "این سخن را نخستین بار همسایه‌ای گفت."), (N, "", "دو بند دارد."),
    (N, "", "این بند دوم آن است."), (N, "", "یادداشت پایانی."),
]  # fmt: skip
LISTS: Rows = [
    (T, "", "فهرست‌ها"), (IT, "۱.", "نان"), (IT, "الف)", "گندم"), (IT, "ب)", "جو"), (IT, "۲.", "آب"),
    (P, "", "میان دو فهرست."), (IT, "۳.", "هوا"), (IT, "۱.", "از نو"), (IT, "۲.", "دومی"),
    (IT, "•", "گلولهٔ یک"), (IT, "•", "گلولهٔ دو"), (IT, "الف)", "ابجد یک"), (IT, "ب)", "ابجد دو"),
    (P, "", "مادهٔ ۱: همه برابرند."), (P, "", "مادهٔ ۲: آب از آنِ همه است."),
]  # fmt: skip
BEFORE: Rows = [
    (T, "", "دگرگونی‌ها"), (P, "", "ما هرگز گفتیم که آب از آنِ همه است."),
    (P, "", "این بند دو پاره نبود. پارهٔ دوم آن این است."), (P, "", "این بند با بند پسین"),
    (P, "", "یکی شد."), (P, "", "این بند رفته است."), (P, "", "هم‌نشینیما نان و آب است."),
    (IT, "۱.", "یک"), (IT, "۲.", "دو"), (P, "", "پیش از آن. جابه‌جا شده است."),
    (P, "", "شکلش دگر شد و ماند."), (P, "", "پررنگ پایان."), (P, "", "پایان گزارش."),
]  # fmt: skip
AFTER: Rows = [
    (T, "", "دگرگونی‌ها"), (P, "", "ما همیشه گفتیم که آب از آنِ همه است و خواهد بود."),
    (P, "", "این بند یکسره تازه است."), (P, "", "این بند دو پاره نبود."),
    (P, "", "پارهٔ دوم آن این است."), (P, "", "این بند با بند پسین یکی شد."),
    (P, "", "هم‌نشینی ما آب است."), (IT, "۱.", "یک"), (IT, "۲.", "میان"), (IT, "۳.", "دو"),
    (P, "", "پیش از آن. جابه‌جا شده است."), (P, "", "شکلش دگر شد و ماند."),
    (P, "", "پررنگ افزوده پایان."), (P, "", "نبود پایان گزارش."),
]  # fmt: skip


@pytest.mark.parametrize("name", ["notes.docx", "notes.odt"])
def test_notes(taken: Taken, name: str) -> None:
    made = taken(name)
    assert made.rows(changed=False) == NOTES
    changed = [
        (kind, label, text.replace("دارد.", "دارد. افزوده است.")) for kind, label, text in NOTES
    ]
    assert made.rows(changed=True) == changed
    assert "read-otherwise" not in made.told


def test_lists_with_their_numbers(taken: Taken) -> None:
    made = taken("lists.docx")
    assert made.rows(changed=True) == LISTS
    assert "not-kept" not in made.told and "read-otherwise" not in made.told


def test_changes_of_word(taken: Taken) -> None:
    made = taken("changes.docx")
    assert made.rows(changed=False) == BEFORE
    assert made.rows(changed=True) == AFTER
    assert "tracked changes taken as accepted: 1 forms, 1 moves" in made.told
    assert "11 accepted changes are entries of emendations.toml" in made.told
    assert "not-kept" not in made.told and "read-otherwise" not in made.told


def test_changes_of_opendocument(taken: Taken) -> None:
    """What was moved is there left out and put in, and what was put in and left out again is put
    in: so LibreOffice has it.
    """
    made = taken("changes.odt")
    moved = [*BEFORE[:9], (P, "", "جابه‌جا شده است."), (P, "", "پیش از آن."), *BEFORE[10:]]
    assert made.rows(changed=False) == moved
    after = [*AFTER[:-1], (P, "", "نبودو نیست پایان گزارش.")]
    assert made.rows(changed=True) == after


@pytest.mark.parametrize("name", ["changes.docx", "changes.odt"])
def test_an_edition_with_changes_is_proved_and_deposited(
    taken: Taken, tmp_path: Path, name: str
) -> None:
    made = taken(name)
    toml = made.folder / "edition.toml"
    more = 'issued = "2026-11-26"\npublisher = "شورای کوچه"\n'
    toml.write_text(more + toml.read_text(encoding="utf-8"), encoding="utf-8")
    built = run("deposit", made.folder, "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr


def files_below(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                yield file, file.read_bytes()


@pytest.mark.parametrize("name", ["changes.docx", "changes.odt", "hidden.docx"])
def test_no_file_holds_the_name_of_an_account(taken: Taken, tmp_path: Path, name: str) -> None:
    made = taken(name)
    text = (made.folder / "text.md").read_text(encoding="utf-8").replace("🡺", "")
    (made.folder / "text.md").write_text(text, encoding="utf-8")
    built = run("build", made.folder, "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr
    for file, content in files_below(made.folder, tmp_path / "out"):
        for name_of in (AUTHOR, READER):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert name_of.encode(encoding) not in content, file
        if file.suffix == ".pdf":
            import pikepdf

            with pikepdf.open(file) as pdf:
                about = str(pdf.docinfo) + str(pdf.open_metadata())
            assert AUTHOR not in about and READER not in about
    if name == "hidden.docx":
        comments = (made.folder / "comments.txt").read_text(encoding="utf-8")
        assert "دربارهٔ «شمار» (سطر ۲۵): این شمار را دوباره بسنجید." in comments
        assert not any(
            "دوباره بسنجید".encode() in content for _, content in files_below(tmp_path / "out")
        )


def test_authors_are_named_where_that_is_asked_for(taken: Taken) -> None:
    made = taken("changes.docx", None, "--with-authors")
    told = (made.folder / "emendations.toml").read_text(encoding="utf-8")
    assert f"({AUTHOR}، 2024-05-01)" in told


def test_comments_name_their_authors_where_that_is_asked_for(taken: Taken) -> None:
    made = taken("hidden.docx", None, "--with-authors")
    comments = (made.folder / "comments.txt").read_text(encoding="utf-8")
    assert f"بسنجید. ({READER}، 2024-05-02)" in comments


def test_the_reason_is_in_the_language_of_the_edition(taken: Taken) -> None:
    made = taken("changes.docx", None, "--language", "ar")
    assert 'reason = "accepted change"' in (made.folder / "emendations.toml").read_text("utf-8")


LOST = (
    "the contents that Word made, 1 lines from «فهرست» on",
    "a content control that nobody has filled in: «اینجا بنویسید»",
    "characters that only a font of the document knows (U+E041)",
    "a sign that only the font B Lotus has (F041)",
    "hidden text: «پنهان‌شده»",
    "a text box stands as paragraphs of their own behind this one",
    "a formula is set as a line of characters: «a+b»",
    "a picture («نگارهٔ کبوتر»)",
    "a part that is a document of its own",
    "the head of the pages: «سرصفحهٔ گزارش»",
    "underlined words: «زیرخط»",
)
HIDDEN: Rows = [
    (T, "", "آنچه Word نشان می‌دهد"), (P, "", "بند درون کنترل."), (P, "", "واژهٔ درون کنترل ماند."),
    (P, "", "جای خالی."), (IT, "🡺", "پیکان"), (P, "", "نشانهٔ قلم"), (P, "", "پیداست."),
    (P, "", "کنار کادر."), (P, "", "درون کادر است."), (P, "", "۳ و بنگرید به آغاز."),
    (P, "", "مهر بود."), (P, "", "فرمول: a+b"), (P, "", "شمار درست است."), (P, "", "کنار نگاره."),
    (P, "", "زیرخط دارد."),
]  # fmt: skip


def test_what_is_hidden_is_kept_or_named(taken: Taken) -> None:
    made = taken("hidden.docx")
    assert made.rows(changed=True) == HIDDEN
    for fact in LOST:
        assert fact in made.told
    assert made.told.count("not-kept") == len(LOST)
    assert f"{made.folder.as_posix()}/text.md:13: warning: not kept as it was: hidden" in made.told


def with_part(name: str, part: str, old: str, new: str) -> bytes:
    """A document with something else in one of its parts."""
    buffer = BytesIO()
    with ZipFile(WORD / name) as given, ZipFile(buffer, "w") as file:
        for member in given.namelist():
            content = given.read(member).decode()
            if member == part:
                assert old in content
                content = content.replace(old, new, 1)
            file.writestr(member, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "part", "old", "new"),
    [
        (
            "digits.docx",
            "word/document.xml",
            "</w:p>",
            "<w:later><w:r><w:t>واژهٔ فردا</w:t></w:r></w:later></w:p>",
        ),
    ],
)
def test_what_pandoc_passes_over_is_named(
    taken: Taken, name: str, part: str, old: str, new: str
) -> None:
    """A tag of a day to come holds words that no reader of today knows."""
    made = taken("a.docx", with_part(name, part, old, new))
    assert (
        "text.md:1: warning: not kept as it was: characters that pandoc passed over: " in made.told
    )
    assert "«واژهٔفردا»" in made.told


def test_digits_are_kept_as_they_are_stored(taken: Taken) -> None:
    made = taken("digits.docx")
    assert "سال 1404 بود و ۱۲ تن آمدند." in made.text
    assert "كتاب هاي ما، می¬رود و می\u200fرود." in made.text
    assert "1 line holds digits that are stored as Latin ones" in made.told


FORMS = """# نان و نامه

گزارش نخست

# آغاز

این **پررنگ** است و این‌یکی *کج*، و این ***«هر دو»***؛ نمی‌رود.

نشانه‌ها: 3 \\* 4 و a_b و [یک\\](دو) و \\<b> و \\~\\~خط\\~\\~ و \\`کد\\` و \\\\ و \\&amp; و |.

\\# نه سرفصل

\\- نه گلوله

1404\\. سال بود

\\> نه نقل

[نشانی ما](https://example.org/a) یا https://example.org/a

آب H<sub>2</sub>O و متر<sup>2</sup> و ~~خط‌خورده~~

یک دو<br>سه

**ره‌آورد**های ما

> سخن دیگری.

تورفته است و نقل نیست.
"""
TABLES = """# جدول

| ماه | شمار |
| --- | --- |
| مهر<br>و آبان | ۱۲\\|۱۳ |
|  | **هیچ** |

پس از جدول.

| پهن |  |
| --- | --- |
| یک | دو |
"""
LETTER = """# نامه به همسایگان

همسایهٔ گرامی، این نامه را **شورای کوچه** می‌نویسد و *نه* شهرداری.

## آنچه می‌خواهیم

- ۱. آب سالم
- ۲. کوچهٔ روشن
  - ۱. شب‌ها
  - ۲. سحرها
- ۳. درخت

- نان
- نمک

## شمارها

| خانه | تن |
| --- | --- |
| نخست | ۴ |
| دوم | ۳ |

> آب را گل نکنیم.

نشانی ما: [برگهٔ کوچه](https://example.org/kuche)؛ تلفن ۰۲۱‑۱۲۳۴.

با درود<br>شورای کوچه
"""
PAGE = """# نان

نان‌ها را **می‌پزیم** و *می‌خوریم* & می‌بخشیم؛ 3 \\* 4 = `12`.

## چگونه

- ۳. آرد
- ۴. آب
  - گرم

| چه | چند |
| --- | --- |
| آرد | ۲ |

[دستور](https://example.org/nan) و بالا و

---

> نان را گرامی بداریم.
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("forms.docx", FORMS), ("tables.docx", TABLES), ("letter.odt", LETTER),
        ("letter.docx", LETTER.replace("> آب", "آب")), ("page.html", PAGE),
    ],
)  # fmt: skip
def test_the_text_that_is_written(taken: Taken, name: str, text: str) -> None:
    assert taken(name).text.replace("\u00a0", " ") == text


def test_what_a_table_cannot_keep_is_named(taken: Taken) -> None:
    told = taken("tables.docx").told
    assert "the first column of a table stands at the left there" in told
    assert "cells of a table that were put together" in told


def test_what_a_page_says_beside_its_text_is_named(taken: Taken) -> None:
    made = taken("page.html")
    assert "the title of the page: «نان – برگهٔ ما»" in made.told
    assert "a picture («تنور»)" in made.told
    assert "پنهان" not in made.text and "var a" not in made.text


def test_a_letter_in_rtf(taken: Taken) -> None:
    made = taken("letter.rtf")
    for line in ("# نامه به همسایگان", "## شمارها", "2. کوچهٔ روشن", "• نمک", "آب را گل نکنیم."):
        assert f"\n{line}\n" in f"\n{made.text}"
    assert "**شورای کوچه**" in made.text and "not-kept" not in made.told


def test_no_character_of_ours_is_left(taken: Taken, tmp_path: Path) -> None:
    for at, file in enumerate(sorted(WORD.iterdir())):
        if file.suffix in (".docx", ".odt", ".html", ".rtf"):
            made = run("new", tmp_path / str(at), "--from", file)
            assert made.exit_code == 0, made.stderr
            for beside, content in files_below(tmp_path / str(at)):
                text = content.decode()
                assert not any(ord(c) >= FIRST_OWN for c in text), beside


@pytest.mark.parametrize("name", ["changes.docx", "letter.odt", "page.html", "letter.rtf"])
def test_the_same_document_is_the_same_bytes(taken: Taken, tmp_path: Path, name: str) -> None:
    one = taken(name)
    made = run("new", tmp_path / "other" / "made", "--from", WORD / name)
    assert made.exit_code == 0
    for file in one.folder.iterdir():
        assert file.read_bytes() == (tmp_path / "other" / "made" / file.name).read_bytes()


def test_code_is_code_line_by_line(taken: Taken) -> None:
    """As pandoc itself writes it: a paragraph of a style for sources, with breaks in it."""
    made = taken("code.docx")
    assert "```\nedition new a\n  --from b\n```\n" in made.text
    assert "واژهٔ a  b کد است." in made.text and "passed over" not in made.told


def test_forms_that_meet_are_told_apart(taken: Taken) -> None:
    made = taken("code.docx")
    assert "**پررنگ**کج و *این برگه ماند*." in made.text
    assert "the form of «کج»" in made.told


def test_a_link_leads_to_no_file_of_a_machine(taken: Taken) -> None:
    content = (
        r"{\rtf1\ansi{\field{\*\fldinst HYPERLINK \"file:///home/sh/a.doc\"}{\fldrslt here}}.\par}"
    )
    made = taken("a.rtf", content.encode("ascii"))
    assert "file:" not in made.text and "the address of a link, file:///home/sh/a.doc" in made.told


def test_bullets_and_signs_of_fonts_in_rtf(taken: Taken) -> None:
    content = (
        r"{\rtf1\ansi{\fonttbl{\f0\fcharset0 T;}{\f1\fcharset2 Symbol;}}\pard "
        r"{\listtext\f1 \'b7\tab}{\f0 one}\par {\listtext\u-3913?\tab}{\f0 two \u-3913?}\par}"
    )
    made = taken("a.rtf", content.encode("ascii"))
    assert made.text == "• one\n\n• two\n" and "(U+F0B7)" in made.told
