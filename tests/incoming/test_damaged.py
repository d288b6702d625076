"""Documents with something of them taken out, doubled or changed, by seed: each is taken in or
refused by a sentence, and what is taken in holds none of our own characters.
"""

from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest
from lxml import etree

from edition.core.diagnostics import Diagnostic, Place
from edition.incoming import Asked, Taken, kind_of, take
from edition.incoming.marks import FIRST_OWN
from edition.incoming.pandoc import program
from tests.incoming.conftest import WORD

SEEDS = range(3)
_VALUES = ("", "0", "-1", "99999999999", "x", "none", "\u0661", "2024")


def shaken(content: bytes, random: Random) -> bytes:
    """A package in which some elements of its XML are gone, twice there, elsewhere or other."""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(buffer, "w") as file:
        for name in given.namelist():
            part = given.read(name)
            if name.endswith(".xml") and random.random() < 0.6:
                part = _shaken(part, random)
            if random.random() > 0.03:
                file.writestr(name, part)
    return buffer.getvalue()


def _shaken(part: bytes, random: Random) -> bytes:
    root = etree.fromstring(part)
    for _ in range(random.randint(1, 8)):
        inner = [each for each in root.iter() if each.getparent() is not None]
        if not inner:
            break
        one, other = random.choice(inner), random.choice(inner)
        match random.randint(0, 4):
            case 0:
                one.getparent().remove(one)
            case 1:
                one.addnext(etree.fromstring(etree.tostring(one, with_tail=False)))
            case 2 if one is not other and other not in list(one.iterancestors()):
                one.append(other)
            case 3 if one.attrib:
                one.set(random.choice(list(one.attrib)), random.choice(_VALUES))
            case _:
                one.text = random.choice(
                    ("", "متن", "\U0010fff0\U0010ff31\U0010fff1", "\ue001", "a" * 99)
                )
    return bytes(etree.tostring(root))


def scattered(content: bytes, random: Random) -> bytes:
    """Bytes of which some are gone, twice there or other."""
    made = bytearray(content)
    for _ in range(random.randint(1, 12)):
        at = random.randrange(len(made))
        match random.randint(0, 3):
            case 0:
                del made[at : at + random.randint(1, 30)]
            case 1:
                made[at:at] = made[at : at + random.randint(1, 30)]
            case 2:
                made[at] = random.randrange(256)
            case _:
                made[at:at] = random.choice((b"{", b"}", b"\\u-3913?", b"<div>", b"</p>", b"\\'e3"))
    return bytes(made)


def judged(content: bytes, name: str) -> None:
    place = Place(name)
    kind = kind_of(content, place)
    if isinstance(kind, Diagnostic) or not kind:
        return
    made = take(content, kind, place, Asked("fa"))
    assert isinstance(made, Taken | Diagnostic)
    if isinstance(made, Taken):
        for text in (made.text, made.comments, *(entry.after for entry in made.entries)):
            assert not any(ord(c) >= FIRST_OWN for c in text)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "name", sorted(file.name for file in WORD.iterdir() if file.suffix in (".docx", ".odt"))
)
def test_packages(name: str, seed: int) -> None:
    if program() is None:
        pytest.skip("not run: pandoc is not there (pip install 'edition[word]')")
    judged(shaken((WORD / name).read_bytes(), Random(f"{name} {seed}")), name)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["letter.rtf", "page.html", "changes.docx", "notes.odt"])
def test_bytes(name: str, seed: int) -> None:
    if program() is None:
        pytest.skip("not run: pandoc is not there (pip install 'edition[word]')")
    judged(scattered((WORD / name).read_bytes(), Random(f"{name} {seed}")), name)
