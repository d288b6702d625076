"""What each reader gives back of a pamphlet and of its second rendition, as a table for the README:
`make readers`.

    python -m tests.external.measured SOURCE

Exit code 1 where a reader gives back less of the second than of the first, by more than `LESS`.
"""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from edition.verify.file.readers import words, words_in_order
from tests.external.phrases import phrases, phrases_found
from tests.external.readers import READERS, Reader

EVERY_PHRASE = 100_000
LESS = 0.3
"""Per cent. The renditions have one text layer; a reader may part the objects of a file
otherwise.
"""
TWICE = '\n[deposit]\nrenditions = ["pdfa4"]\n'
Scores = Mapping[str, tuple[float, float]]
"""Of each reader per cent of the words in order, and of all phrases of five words found."""


def built(source: Path, place: Path) -> Path:
    """A build of the pamphlet in both renditions."""
    edition = shutil.copytree(source, place / source.name)
    with (edition / "edition.toml").open("a", encoding="utf-8") as description:
        description.write(TWICE)
    asks = (str(edition), "--only", "pamphlet", "--fast", "--out", str(place / "out"))
    ran = subprocess.run(
        [sys.executable, "-m", "edition", "build", *asks], capture_output=True, encoding="utf-8"
    )
    if ran.returncode:
        raise SystemExit(f"exit code {ran.returncode}\n{ran.stdout}{ran.stderr}")
    return place / "out" / source.name


def scores(reader: Reader, built: Path) -> tuple[float, float]:
    """Per cent of the words in order, and of all phrases of five words found."""
    pdf, said = built / "pamphlet.pdf", (built / "pamphlet.txt").read_text(encoding="utf-8")
    wanted = words(said.replace("\u200c", "") if reader.drops_joiners else said)
    find = reader.finder(pdf)
    found = phrases_found(phrases(wanted, EVERY_PHRASE), lambda _, phrase: find(phrase))
    return words_in_order(wanted, words(reader.text(pdf))), found


def lower(first: Scores, second: Scores) -> list[str]:
    """The readers that give back less of the second, in words or in phrases."""
    return [
        name
        for name, measured in first.items()
        if any(one - other > LESS for one, other in zip(measured, second[name], strict=True))
    ]


def main(source: Path) -> int:
    """A row for words and one for phrases, of each rendition."""
    with TemporaryDirectory() as place:
        folder = built(source, Path(place))
        first = {reader.name: scores(reader, folder) for reader in READERS}
        second = {reader.name: scores(reader, folder / "pdfa4") for reader in READERS}
    print("| | " + " | ".join(first) + " |")
    print("| --- " * (len(first) + 1) + "|")
    for measured, of in ((first, ""), (second, ", second rendition")):
        for i, row in enumerate(("words", "phrases")):
            figures = " | ".join(f"{score[i]:.1f}" for score in measured.values())
            print(f"| {row}{of} | {figures} |")
    less = lower(first, second)
    if less:
        print(f"less of the second rendition by more than {LESS}: {', '.join(less)}")
    return 1 if less else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
