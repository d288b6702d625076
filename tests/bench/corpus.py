"""So many small editions, cut and mixed from real texts: what batches are tried on.

`python -m tests.bench.corpus NUMBER FOLDER [TEXTS]` makes NUMBER of them in FOLDER from the texts in
TEXTS, or those of tests/data. The same number gives the same editions, of which the first are the
same in a larger number. One in 100 cannot be built: it has a key that is none, a day that is
none, or a language that nobody knows.
"""

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.editions import write_edition
from tests.given import TEXTS

NAMES = ("golestan_prose", "golestan_prose_and_verse", "udhr_fa", "udhr_ur")
"""Texts of which paragraphs are taken; each has the language of its edition beside it below."""
LANGUAGES: Mapping[str, str] = {"udhr_ur": "ur"}
PARAGRAPHS = (2, 24)
"""Of an edition, at least and at most: one to twelve pages."""
TITLE_WORDS = 4
BROKEN = 100
"""One in so many cannot be built."""
FAULTS: Sequence[tuple[str, str]] = (
    ("titel", '"کلیدی که نیست"'),
    ("issued", '"2026-13-40"'),
    ("language", '"xx"'),
)


def parts(text: str) -> Sequence[str]:
    """The paragraphs of a text that have more than a few words."""
    return [part.strip() for part in text.split("\n") if len(part.split()) > TITLE_WORDS]


def editions(number: int, folder: Path, texts: Path) -> Iterator[Path]:
    """Write them, and give the folder of each."""
    found = {
        name: parts((texts / f"{name}.txt").read_text(encoding="utf-8-sig"))
        for name in NAMES
        if (texts / f"{name}.txt").is_file()
    }
    names = sorted(found)
    for count in range(number):
        chance = random.Random(count)
        name = chance.choice(names)
        yield _edition(folder / f"e{count:05}", count, found[name], LANGUAGES.get(name, "fa"))


def _edition(folder: Path, count: int, paragraphs: Sequence[str], language: str) -> Path:
    """Consecutive paragraphs from anywhere in the text, and one from elsewhere in it at the end."""
    chance = random.Random(f"{count} {language}")
    length = min(chance.randint(*PARAGRAPHS), len(paragraphs))
    start = chance.randrange(len(paragraphs) - length + 1)
    taken = [*paragraphs[start : start + length], chance.choice(paragraphs)]
    title = " ".join(taken[0].split()[:TITLE_WORDS]).strip("،؛:.«»() ")
    keys = {"id": f'"corpus-{count:05}"', "language": f'"{language}"', "title": f"'{title}'"}
    if count % BROKEN == BROKEN // 2:
        keys |= dict([FAULTS[count // BROKEN % len(FAULTS)]])
    return write_edition(folder, f"{title}\n\n" + "\n\n".join(taken) + "\n", **keys)


def main(number: str, folder: str, texts: str = str(TEXTS)) -> int:
    made = list(editions(int(number), Path(folder), Path(texts)))
    print(f"{len(made)} editions in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
