"""Whatever was done to an edition, in whatever order: what is seen of it is what a build of its own
process makes, to the byte.
"""

import random
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from edition.pdf import write
from edition.watching.pictures import Pictures
from edition.watching.setting import Setter
from edition.watching.sights import Sight
from tests.editions import description

WIDTH = 480
MOST_APART, SHARE_APART = 100, 0.01
"""Of 255 greys, and of the dots of a page."""
TEXT = """بیانیه در باره نان

نویسندگان این بیانیه می خواهند که کتاب ها و روزنامه ها در دست همه باشد[^1] و هیچ کس را برای خواندن و \
نوشتن آزار ندهند. چنان که گفته اند هر که آن کند این بیند و ما نیز همین را می گوییم.

نان وآزادی از هم جدا نیستند؛ درهر کوچه ای که رفتیم همین را شنیدیم و بازگفتیم و نوشتیم و خواندیم.

خواست ها

آنچه در زیر می آید خواست های ماست که سال هاست گفته می شود ( و شنیده نمی شود ) و باز هم خواهیم گفت:

1. کار برای همه و مزد برابر برای کار برابر
2. آموزش رایگان از کودکی تا دانشگاه، 12 سال یا بیشتر
3. بهداشت و درمان رایگان برای همه

راه ها

هیچ راهی جز با هم بودن نیست و این را در 1395 هم گفته ایم[^2]. تلفن ما 021-88776655 است و نشانی ما \
https://example.org/a/very/long/address است که همه می دانند.

    بنی آدم اعضای یکدیگرند        که در آفرینش ز یک گوهرند
    چو عضوی به درد آورد روزگار        دگر عضوها را نماند قرار

زنده باد آزادی!

[^1]: یادداشتی که چیزی می گوید.
[^2]: یادداشت دیگر.
"""
LONG = "و این را بارها گفته ایم که کار و نان و آزادی از هم جدا نمی شوند و کسی که یکی را بخواهد دیگری را هم می خواهد. "
TOML = (
    description(title='"بیانیه در باره نان"', profile='"print"', issuing_body='"انجمن نویسندگان"')
    + '[structure]\nverse = true\n[[output]]\nkind = "pamphlet"\n'
)
KEYS = (
    'short_title = "نان"',
    'version = "2"',
    'profile = "academy"',
    'profile = "diplomatic"',
    '[orthography]\nwords-joined = "apply"\nwaw-joined = "apply"\nha-joined = "apply"',
    '[typography]\nterms = ["کار برابر"]',
    "[layout]\npages = 8",
    "[layout]\ncover = false",
    '[[output]]\nkind = "pamphlet"\nreading = "diplomatic"',
    '[[poster]]\nshows = "title"\nsize = "A3"',
)


class Written:
    """The folder of an edition as somebody works on it, by chance."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.by = folder, random.Random(seed)
        self.keys: set[str] = set()
        self.emended: dict[str, str] = {}
        self.text = TEXT
        folder.mkdir()
        self.save()

    def save(self) -> None:
        """All files."""
        tables = sorted(self.keys, key=lambda key: (key.startswith("["), key))
        plain = [key for key in tables if not key.startswith("[")]
        head = [line for line in TOML.splitlines() if not _said(line, plain)]
        first = next((i for i, line in enumerate(head) if line.startswith("[")), len(head))
        lines = [*head[:first], *plain, *head[first:], *(key for key in tables if key not in plain)]
        (self.folder / "edition.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (self.folder / "text.txt").write_text(self.text, encoding="utf-8")
        entries = [
            f"[[emendation]]\nline = {self.text[: self.text.index(b)].count(chr(10)) + 1}\n"
            f'before = "{b}"\nafter = "{a}"\nreason = "سهو"\noccurrence = 0\n'
            for b, a in self.emended.items()
            if self.text.count(b) == 1
        ]
        (self.folder / "emendations.toml").write_text("\n".join(entries), encoding="utf-8")

    def changed(self) -> str:
        """Something is done, and said."""
        others = self.cut, self.parted, self.joined, self.moved, self.longer
        rarely = self.note, self.key, self.emendation, self.heading, self.back
        done = self.by.choice((*[self.word] * 3, *others, *rarely))
        done()
        self.save()
        return done.__name__

    def word(self) -> None:
        words = self.text.split(" ")
        at = self.by.randrange(8, len(words))
        words.insert(
            at, self.by.choice(("نو", "کتاب ها", "ودر", "می رود", "12", "(", "PDF", "خانه ای"))
        )
        self.text = " ".join(words)

    def cut(self) -> None:
        words = self.text.split(" ")
        at = self.by.randrange(8, len(words) - 3)
        del words[at : at + self.by.randrange(1, 4)]
        self.text = " ".join(words)

    def parted(self) -> None:
        at = self.text.find(" ", self.by.randrange(30, len(self.text) - 90))
        self.text = f"{self.text[:at]}{self.by.choice((chr(10), chr(10) * 2))}{self.text[at + 1 :]}"

    def joined(self) -> None:
        paragraphs = self.text.split("\n\n")
        at = self.by.randrange(1, max(len(paragraphs) - 2, 2))
        self.text = "\n\n".join(
            [*paragraphs[:at], " ".join(paragraphs[at : at + 2]), *paragraphs[at + 2 :]]
        )

    def moved(self) -> None:
        paragraphs = self.text.split("\n\n")
        at = self.by.randrange(1, len(paragraphs) - 1)
        paragraphs.insert(self.by.randrange(1, len(paragraphs) - 1), paragraphs.pop(at))
        self.text = "\n\n".join(paragraphs)

    def longer(self) -> None:
        paragraphs = self.text.split("\n\n")
        at = self.by.randrange(1, len(paragraphs) - 1)
        paragraphs.insert(at, LONG * self.by.randrange(1, 14))
        self.text = "\n\n".join(paragraphs)

    def note(self) -> None:
        number = self.by.randrange(10, 99)
        at = self.text.find(" ", self.by.randrange(30, len(self.text) // 2))
        self.text = f"{self.text[:at]}[^{number}]{self.text[at:]}\n[^{number}]: یادداشت {LONG}\n"

    def heading(self) -> None:
        self.text = self.text.replace(
            "راه ها", self.by.choice(("راه های دیگر", "راه ها", "ماده اول")), 1
        )

    def key(self) -> None:
        self.keys ^= {self.by.choice(KEYS)}
        if {KEYS[2], KEYS[3]} <= self.keys:
            self.keys -= {KEYS[2]}
        if {KEYS[6], KEYS[7]} <= self.keys:
            self.keys -= {KEYS[6]}

    def emendation(self) -> None:
        before = self.by.choice(("بهداشت", "کودکی", "بارها", "شنیدیم"))
        if self.emended.pop(before, None) is None:
            self.emended[before] = self.by.choice(("نان", "نان و کار", "آزادی همه"))

    def back(self) -> None:
        self.text = TEXT


def _said(line: str, keys: list[str]) -> bool:
    return any(line.split(" = ")[0] == key.split(" = ")[0] for key in keys)


def built(folder: Path, out: Path) -> dict[str, Path] | None:
    """The PDFs of a build of a process of its own, by their names; None where it refused."""
    command = [sys.executable, "-m", "edition", "build", str(folder), "--out", str(out), "--fast"]
    done = subprocess.run(
        [*command, "--only", "pamphlet,posters"], capture_output=True, encoding="utf-8"
    )
    if "not-listed" in done.stderr:
        done = subprocess.run(
            [*command, "--only", "pamphlet"], capture_output=True, encoding="utf-8"
        )
    assert done.returncode in (0, 1), done.stderr
    top = out / folder.name
    files = top.rglob("*.pdf")
    return (
        None
        if done.returncode
        else {f.relative_to(top).with_suffix("").as_posix(): f for f in files}
    )


def written_of(sight: Sight, name: str) -> bytes:
    """The file of an output as it stands behind what is shown."""
    shown, edited = sight.of(name), sight.edited
    assert shown and edited
    return write(shown.paged, edited.reading.record, edited.fonts)[0]


@pytest.mark.parametrize("seed", range(3))
def test_what_is_shown_is_what_is_built(tmp_path: Path, seed: int) -> None:
    written = Written(tmp_path / "text", seed)
    setter = Setter(written.folder, None)
    story: list[str] = []
    pages = 0
    for number in range(14):
        story.append(written.changed() if number else "begun")
        sights = list(setter.sights())
        files = built(written.folder, tmp_path / f"out{number}")
        if not sights:
            continue  # nothing of it is another than before
        *before, last = sights
        assert last.failed == (files is None), story
        if files is None:
            continue
        assert {shown.name for shown in last.shown} == set(files), story
        for name, file in files.items():
            assert written_of(last, name) == file.read_bytes(), (name, story)
        first = last.shown[0]
        pages += len(first.sheets)
        # What came first, while somebody waited, is what stays.
        assert not before or before[0].shown[0].sheets == first.sheets, story
    assert pages > 30, story


def test_pictures_are_of_what_is_built(tmp_path: Path) -> None:
    """But for what a page alone rounds otherwise than one among others: hardly a grey of a dot."""
    written = Written(tmp_path / "text", 0)
    written.text = TEXT.replace("\n\nخواست ها", f"\n\n{LONG * 40}\n\nخواست ها")
    written.save()
    *_, sight = Setter(written.folder, None).sights()
    files = built(written.folder, tmp_path / "out")
    assert files
    shown = sight.shown[0]
    document = pypdfium2.PdfDocument(files[shown.name])
    pictures = Pictures()
    modes = set()
    for sheet, page in zip(shown.sheets, document, strict=True):
        content = pictures.picture(sight, shown.name, sheet.key, WIDTH)
        assert content
        seen = Image.open(BytesIO(content))
        modes.add(seen.mode)
        drawn = page.render(scale=WIDTH / page.get_width(), grayscale=seen.mode == "L").to_pil()
        apart = ImageChops.difference(seen, drawn.convert(seen.mode)).convert("L")
        assert apart.getextrema()[1] < MOST_APART
        assert sum(apart.histogram()[1:]) < SHARE_APART * seen.width * seen.height
    document.close()
    assert modes == {"L", "RGB"}
