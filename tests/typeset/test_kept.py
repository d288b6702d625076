"""What was kept from one setting to the next is what would be set now."""

import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from edition.core.memory import Interrupted
from edition.edited import edited_of
from edition.model.page import PagedDocument, SetLine
from edition.typeset import typeset
from edition.typeset.block.slabs import Slab
from edition.typeset.line.kept import Kept
from edition.typeset.page.pagination import shape
from tests import given
from tests.editions import LISTED, write_edition

_PLAIN = msgspec.to_builtins
"""Values of values: runs are equal by what they hold, and not by being one object."""
MARKED = """# نان و آزادی

متن[^1] را می\u200cخوانیم با **درشت** و `کد` و [پیوند](https://example.org/a) و 0912-345-6789.

## بخش یکم

1. یکم ~~نه~~ آری
   - درون
2. دوم

> نقل

| نام | شمار |
|---|---|
| علی[^1] | 12 |

```verse
بنی آدم اعضای یکدیگرند
که در آفرینش ز یک گوهرند
چو عضوی به درد آورد روزگار
دگر عضوها را نماند قرار
```

همه می\u200cدانند که https://example.org/a/very/long/address/that/is/parted/somewhere آنجاست.

[^1]: یادداشتی که چیزی می\u200cگوید.
"""
OUTPUTS = "".join(
    f'[[output]]\nkind = "{kind}"\n' for kind in ("pamphlet", "leaflet", "screen", "large-print")
)
POSTERS = '[[poster]]\nshows = "title"\nsize = "A3"\n'


def edits(text: str, seed: int, count: int) -> Iterator[str]:
    """The text with one thing after another changed: words put in, left out, moved, lines parted
    and joined, paragraphs put in front of the others; and back.
    """
    by = random.Random(seed)
    at_first = text
    for _ in range(count):
        words = text.split(" ")
        at = by.randrange(1, len(words) - 1)
        match by.randrange(6):
            case 0:
                words.insert(at, by.choice(words[at - 1 : at + 2]))
            case 1:
                del words[at]
            case 2:
                words[at], words[at - 1] = words[at - 1], words[at]
            case 3:
                words[at] = f"{words[at]}\n\nو"
            case 4:
                words.insert(at, "و چنان که گفته\u200cاند هر که آن کند این بیند")
            case _:
                text = at_first
                continue
        text = " ".join(words)
        yield text
    yield at_first


def alike(folder: Path, kept: Kept) -> None:
    """Both ways to set it: each output, and each problem."""
    edited, problems = edited_of(folder, None)
    if edited is None:
        assert problems
        return
    stood = typeset(edited.source, edited.reading, edited.fonts, (), kept)
    fresh = typeset(edited.source, edited.reading, edited.fonts, ())
    kept.turn()
    assert stood[1] == fresh[1]
    assert names(stood[0]) == names(fresh[0])
    for one, other in zip(stood[0] or (), fresh[0] or (), strict=True):
        assert _PLAIN(one) == _PLAIN(other), one.name


def names(outputs: tuple[PagedDocument, ...] | None) -> list[str]:
    return [each.name for each in outputs or ()]


@pytest.mark.parametrize("seed", range(4))
def test_a_text_with_everything_is_set_alike(tmp_path: Path, seed: int) -> None:
    kept = Kept()
    folder = write_edition(tmp_path / "text", more=f"{OUTPUTS}{POSTERS}{LISTED}")
    (folder / "text.txt").unlink()
    for text in edits(MARKED, seed, 12):
        (folder / "text.md").write_text(text, encoding="utf-8")
        alike(folder, kept)


@pytest.mark.parametrize("name", ["golestan_prose_and_verse", "udhr_fa"])
def test_a_long_text_is_set_alike(tmp_path: Path, name: str) -> None:
    text = (given.TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    kept = Kept()
    folder = write_edition(tmp_path / "text", text=text[:40_000])
    for changed in edits(text[:40_000], 7, 6):
        (folder / "text.txt").write_text(changed, encoding="utf-8")
        alike(folder, kept)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "[typography]\nkashida = false\n"),
        ("", '[layout]\ntype_pt = 13\n'),
        ("", '[direction]\noff = ["telephone"]\n'),
        ('[[output]]\nkind = "pamphlet"\nsize = "A5"\n', '[[output]]\nkind = "pamphlet"\nsize = "A4"\n'),
    ],
)  # fmt: skip
def test_what_is_set_otherwise_is_set_anew(tmp_path: Path, before: str, after: str) -> None:
    text = "نان و آزادی\n\n" + "\n\n".join(
        [f"به شمارهٔ 0912-345-6789 زنگ بزنید و بگویید {'که ' * 40}."] * 3
    )
    kept = Kept()
    for more in (before, after, before):
        alike(write_edition(tmp_path / "text", text, more), kept)


def test_a_character_that_is_gone_is_missed_no_more(tmp_path: Path) -> None:
    kept = Kept()
    for text in (
        "نان و آزادی\n\nبند.\n",
        "نان و آزادی\n\nبند \U00012000.\n",
        "نان و آزادی\n\nبند.\n",
    ):
        alike(write_edition(tmp_path / "text", text), kept)


@pytest.mark.parametrize(
    "slab",
    [
        Slab(2),
        Slab(1, penalty=7),
        Slab(1, blank=True),
        Slab(1, foot=1000),
        Slab(1, head=Slab(1)),
    ],
)
def test_what_is_cut_otherwise_has_another_shape(slab: Slab) -> None:
    assert shape((slab,)) != shape((Slab(1),))


def test_lines_are_no_part_of_the_shape() -> None:
    line = (0, SetLine("Regular", 11000, ()))
    assert shape((Slab(1, (line,), section="الف", notes=("1",)),)) == shape((Slab(1),))


def test_what_was_interrupted_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    text = (given.TEXTS / "udhr_fa.txt").read_text(encoding="utf-8")
    folder = write_edition(tmp_path / "text", text)
    edited, _ = edited_of(folder, None)
    assert edited
    kept, asked = Kept(), iter([False] * 40)
    kept.until = lambda: next(asked, True)
    with pytest.raises(Interrupted):
        typeset(edited.source, edited.reading, edited.fonts, (), kept)
    kept.until = None
    alike(folder, kept)
