"""Which words each reader loses of the crowded page with all field cases, by the kind of their
line: `make losses`.
"""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

from edition.model.page import Element, PagedDocument, SetLine
from edition.verify.file.readers import words
from tests.editions import paged_of
from tests.external.readers import READERS, Reader
from tests.external.test_crowded import built

KINDS = (
    "label and item",
    "link in a line",
    "note mark in a line",
    "couplet",
    "address over lines",
    "Latin or figures",
    "other",
)


def roles(element: Element, parents: tuple[str, ...] = ()) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each leaf with the roles above it."""
    for child in element.children:
        if isinstance(child, Element):
            yield from roles(child, (*parents, child.role))
        else:
            yield child, parents


def kind(line: SetLine, above: dict[int, tuple[str, ...]]) -> str:
    """What of a line makes readers stumble."""
    if line.within_word:
        return "address over lines"
    if len(line.fragments) > 1:
        found = {role for fragment in line.fragments for role in above.get(fragment.leaf, ())}
        named = {
            "Link": "link in a line",
            "Reference": "note mark in a line",
            "Lbl": "label and item",
        }
        return next((said for role, said in named.items() if role in found), "couplet")
    said = "".join(fragment.text for fragment in line.fragments)
    return (
        "Latin or figures"
        if any(c.isdigit() or (c.isascii() and c.isalpha()) for c in said)
        else "other"
    )


def wanted(paged: PagedDocument) -> list[tuple[str, str]]:
    """The words in reading order, each with the kind of its line; those of an address over lines
    are one.
    """
    above = dict(roles(paged.structure))
    found: list[tuple[str, str]] = []
    begun = ""
    for page in paged.pages:
        for placed in page.lines:
            text = begun + "".join(
                f.text for f in sorted(placed.line.fragments, key=lambda f: f.rank)
            )
            what = "address over lines" if begun else kind(placed.line, above)
            begun = text if placed.line.within_word else ""
            if not begun:
                found += [(word, what) for word in words(text)]
    return found


def lost(reader: Reader, pdf: Path, expected: list[tuple[str, str]]) -> Counter[str]:
    """How many words of each kind the reader does not give back in their place."""
    said = [word.replace("\u200c", "") if reader.drops_joiners else word for word, _ in expected]
    blocks = SequenceMatcher(
        None, said, words(reader.text(pdf)), autojunk=False
    ).get_matching_blocks()
    kept = {at for block in blocks for at in range(block.a, block.a + block.size)}
    return Counter(what for at, (_, what) in enumerate(expected) if at not in kept)


def main() -> None:
    """The table."""
    with TemporaryDirectory() as folder:
        source, pdf = built(Path(folder), "cases")
        expected = wanted(paged_of(source))
        losses = [lost(reader, pdf / "pamphlet.pdf", expected) for reader in READERS]
        assert [word for word, _ in expected] == words(
            (pdf / "pamphlet.txt").read_text(encoding="utf-8")
        )
    there = Counter(what for _, what in expected)
    print("| words | of | " + " | ".join(reader.name for reader in READERS) + " |")
    print("| --- " * (len(READERS) + 2) + "|")
    for what in KINDS:
        print(
            f"| {what} | {there[what]} | " + " | ".join(str(each[what]) for each in losses) + " |"
        )
    print(f"| all | {len(expected)} | " + " | ".join(str(each.total()) for each in losses) + " |")


if __name__ == "__main__":
    main()
