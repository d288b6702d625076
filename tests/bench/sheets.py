"""How many pages and sheets pamphlets of short texts have: with everything that a pamphlet can have,
and as they are made. It judges nothing: docs/typesetting.md has what it printed.

A text is of so many words, in paragraphs of some sixty, with other things among them by its kind.
"""

import tempfile
from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path

from edition.core.diagnostics import Severity
from edition.model.imposition import PAGES_OF_A_SHEET
from edition.model.page import PagedDocument
from edition.typeset import typeset
from tests.editions import FULL, LISTED, TITLE, all_faces, reading_of, write_edition

WORDS = (100, 300, 450, 700, 1000, 2000)
KINDS: Mapping[str, Sequence[str]] = {
    "paragraphs": (),
    "seven demands, two slogans, four names": ("demands", "slogans", "names"),
    "seven headings, six notes": ("headings", "notes"),
    "three headings, a table, verse": ("some headings", "table", "verse"),
}
SENTENCES = (
    "نانوای محله هر بامداد پیش از آفتاب تنور را روشن می‌کند و تا شب پای آن می‌ایستد.",
    "هیچ‌کس از او نپرسید که آرد این زمستان از کجا خواهد آمد.",
    "گران شدن سوخت را همه دیدند، اما فهرست بهای آن را کسی به دیوار نزد.",
    "در نشست آدینهٔ گذشته چهل نفر سخن گفتند و سه پیشنهاد نوشته شد.",
    "نخستین پیشنهاد آن بود که انبار قدیمی را دوباره به راه بیندازیم.",
    "دومی می‌گفت که هر کوچه نماینده‌ای برگزیند و گزارش کار را بخواند.",
    "پیشنهاد سوم را کودکان دبستان نوشتند و از همه کوتاه‌تر بود.",
)
HEADINGS = ("آغاز", "آرد", "تنور", "سوخت", "کوچه", "نشست", "پایان")
DEMANDS = "".join(f"{n}. گزارش انبار در ماه {n} خوانده شود؛\n" for n in range(1, 8))
SLOGANS = "نان برای همه!\nتنور روشن بماند!\n"
NAMES = "22 مهر 1404\nاسامی امضا کنندگان :\n" + "".join(
    f"{n}- کانون کوچهٔ {n}\n" for n in range(1, 5)
)
TABLE = "| ماه | آرد | نان |\n| --- | --- | --- |\n| مهر | ۱۲ | ۳۰ |\n| آبان | ۱۹ | ۴۱ |"
VERSE = "تنور روشن و نان گرم و دست‌ها خسته     کسی که نان دهد از نان خود نگردد سیر"
PARAGRAPH = 60


def paragraphs(words: int) -> list[str]:
    """Sentences one after another until there are so many words."""
    found, some, count = [], [], 0
    for sentence in cycle(SENTENCES):
        if count >= words:
            break
        some.append(sentence)
        count += len(sentence.split())
        if len(" ".join(some).split()) >= PARAGRAPH:
            found.append(" ".join(some))
            some = []
    return [*found, " ".join(some)] if some else found


def text(words: int, parts: Sequence[str]) -> tuple[str, bool]:
    """A text of a kind, and whether it is Markdown."""
    end = (DEMANDS if "demands" in parts else "") + (SLOGANS if "slogans" in parts else "")
    end += NAMES if "names" in parts else ""
    body = paragraphs(max(words - len(end.split()), PARAGRAPH // 2))
    names = HEADINGS if "headings" in parts else HEADINGS[:3] if "some headings" in parts else ()
    step = max(len(body) // (len(names) or 1), 1)
    made: list[str] = []
    for at, paragraph in enumerate(body):
        if at % step == 0 and at // step < len(names):
            made.append(f"## {names[at // step]}")
        made.append(paragraph + (f"[^{at + 1}]" if "notes" in parts and at < 6 else ""))
        made += [VERSE] if "verse" in parts and at == 0 else []
        made += [TABLE] if "table" in parts and at == 1 else []
    notes = [f"[^{n}]: دفتر انبار، برگ {n}." for n in range(1, min(len(body), 6) + 1)]
    made += notes if "notes" in parts else []
    if any(part in parts for part in ("headings", "some headings", "notes", "table")):
        return f"# {TITLE}\n\n" + "\n\n".join(made) + "\n", True
    return f"{TITLE}\n\n" + "\n".join(made) + f"\n{end}", False


def pages_of(folder: Path, words: int, parts: Sequence[str], more: str) -> PagedDocument:
    """The pamphlet of a text."""
    write_edition(folder, "", more)
    (folder / "text.txt").unlink()
    said, markdown = text(words, parts)
    (folder / ("text.md" if markdown else "text.txt")).write_text(said, encoding="utf-8")
    source, reading = reading_of(folder)
    outputs, problems = typeset(source, reading, all_faces(), ("pamphlet",))
    assert outputs and all(problem.severity is Severity.NOTE for problem in problems), problems
    return outputs[0]


def counted(paged: PagedDocument) -> str:
    """Pages, sheets, and pages that are blank."""
    assert paged.makeup
    pages, blank = len(paged.pages), len(paged.makeup.blanks)
    sheets = pages // PAGES_OF_A_SHEET
    return f"{pages}, {sheets}" + (f" ({blank} blank)" if blank else "")


def form_of(paged: PagedDocument) -> str:
    """What it has beside its text."""
    assert paged.makeup
    held = list(dict.fromkeys(what for _, what in paged.makeup.beside))
    return ", ".join(held) or "no page without text"


def main() -> None:
    """The table, in Markdown."""
    print(
        "| words | with | everything: pages, sheets | as it is made | its pages beside the text |"
    )
    print("| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as top:
        for kind, parts in KINDS.items():
            for words in WORDS:
                folder = Path(top) / f"{words}-{len(parts)}-{kind[:5].strip()}"
                whole = LISTED if "headings" in parts else FULL
                before = pages_of(folder / "a", words, parts, whole)
                after = pages_of(folder / "b", words, parts, "")
                row = (str(words), kind, counted(before), counted(after), form_of(after))
                print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
