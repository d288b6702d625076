"""What each reader gives back of a built pamphlet, as a table for the README: `make readers`."""

import sys
from pathlib import Path

from edition.verify.file.readers import words, words_in_order
from tests.external.phrases import phrases, phrases_found
from tests.external.readers import READERS, Reader

EVERY_PHRASE = 100_000


def scores(reader: Reader, built: Path) -> tuple[float, float]:
    """Per cent of the words in order, and of all phrases of five words found."""
    pdf, said = built / "pamphlet.pdf", (built / "pamphlet.txt").read_text(encoding="utf-8")
    wanted = words(said.replace("\u200c", "") if reader.drops_joiners else said)
    find = reader.finder(pdf)
    found = phrases_found(phrases(wanted, EVERY_PHRASE), lambda _, phrase: find(phrase))
    return words_in_order(wanted, words(reader.text(pdf))), found


def main() -> None:
    """A row for words, a row for phrases."""
    measured = {reader.name: scores(reader, Path(sys.argv[1])) for reader in READERS}
    print("| | " + " | ".join(measured) + " |")
    print("| --- " * (len(measured) + 1) + "|")
    for i, row in enumerate(("words", "phrases")):
        print(f"| {row} | " + " | ".join(f"{score[i]:.1f}" for score in measured.values()) + " |")


if __name__ == "__main__":
    main()
