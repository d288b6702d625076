"""Bags that somebody made to do harm, their manifests made anew: refused in a sentence, nothing
touched outside, and none waits.

Each way of harm is written into a copy of an honest bag; beside it stands a folder with a secret, a
pipe and a twin of the bag.
"""

import os
import shutil
import signal
import socket
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from msgspec.structs import replace

from edition.deposit import deposit
from edition.model.proof import Outcome
from edition.model.reading import emend
from edition.verify.bags import verify_bag
from tests.archive.sealing import edit_manifest, restate, seal
from tests.deposit.small import materials
from tests.editions import run

Harm = Callable[[Path], object]
SECRET = b"the secret of the user"
_opened: list[str] | None = None


def _note_opened(event: str, arguments: tuple[Any, ...]) -> None:
    if (
        _opened is not None
        and event == "open"
        and isinstance(arguments[0], str | bytes | os.PathLike)
    ):
        _opened.append(os.fsdecode(arguments[0]))


sys.addaudithook(_note_opened)


@contextmanager
def watched() -> Iterator[list[str]]:
    """The names of all files that Python opens; a minute at most."""
    global _opened

    def out_of_time(number: int, frame: FrameType | None) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, out_of_time)
    signal.alarm(60)
    _opened = []
    try:
        yield _opened
    finally:
        _opened = None
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bag that is honest and small: its PDF is one in name alone, which is not asked here."""
    folder = tmp_path_factory.mktemp("small")
    made = materials(folder / "source")
    text = emend(made.source.text.text, made.reading.emendations).encode()
    laid, _ = deposit(
        replace(made, outputs={**made.outputs, "pamphlet.txt": text}), folder / "made"
    )
    assert laid
    return laid[0]


@pytest.fixture
def place(small: Path, tmp_path: Path) -> Path:
    """A folder with a copy of the bag, and what is none of its business."""
    shutil.copytree(small, tmp_path / "bag")
    for name in ("outside", "bag-evil"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "secret").write_bytes(SECRET)
    os.mkfifo(tmp_path / "outside" / "pipe")
    return tmp_path


def outside(place: Path) -> dict[str, bytes]:
    """All that is not the bag and not the folder of outputs."""
    files = (path for path in place.rglob("*") if path.is_file() and not path.is_symlink())
    ours = (place / "bag", place / "a" / "b" / "out")
    return {
        str(path): path.read_bytes()
        for path in files
        if not any(path.is_relative_to(own) for own in ours)
    }


def link(name: str, target: str) -> Harm:
    """The name is a symbolic link, in the place of whatever it was."""

    def harm(bag: Path) -> None:
        file = bag / name
        shutil.rmtree(file) if file.is_dir() else file.unlink(missing_ok=True)
        file.symlink_to(bag.parent / target)

    return harm


def special(name: str, make: Callable[[Path], object] = os.mkfifo) -> Harm:
    def harm(bag: Path) -> None:
        (bag / name).unlink(missing_ok=True)
        make(bag / name)

    return harm


def bound(file: Path) -> None:
    """A socket; its name must be short, so it is made from where it stands."""
    here = os.getcwd()
    os.chdir(file.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(file.name)
    finally:
        os.chdir(here)


def added(name: str | bytes, content: bytes = b"x") -> Harm:
    def harm(bag: Path) -> None:
        file = os.path.join(os.fsencode(bag), os.fsencode(name))
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, "wb") as opened:
            opened.write(content)

    return harm


def manifest(**keys: object) -> Harm:
    """Other values in data/manifest.json."""
    return lambda bag: edit_manifest(bag, lambda found: found.update(keys))


def raw_manifest(content: bytes) -> Harm:
    return lambda bag: (bag / "data" / "manifest.json").write_bytes(content)


def entry(**keys: object) -> Harm:
    """One more input in data/manifest.json, which is a file of the bag unless `keys` say
    otherwise.
    """

    def harm(bag: Path) -> None:
        (bag / "data" / "source" / "n.txt").write_bytes(b"x")
        stated = {
            "name": "source/n.txt",
            "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
            **keys,
        }
        told = {
            key: value.replace("PLACE", str(bag.parent)) if isinstance(value, str) else value
            for key, value in stated.items()
        }
        edit_manifest(bag, lambda found: found["inputs"].append(told))

    return harm


def mets(href: str) -> Harm:
    """METS names another file in the place of a PDF."""

    def harm(bag: Path) -> None:
        file = bag / "metadata" / "mets.xml"
        text = file.read_text(encoding="utf-8")
        assert 'href="data/pamphlet.pdf"' in text
        told = href.replace("PLACE", str(bag.parent))
        file.write_text(
            text.replace('href="data/pamphlet.pdf"', f'href="{told}"'), encoding="utf-8"
        )

    return harm


def edition(before: str, after: str) -> Harm:
    """Another edition.toml, which data/manifest.json states as it is; "" stands for its end."""

    def harm(bag: Path) -> None:
        file = bag / "data" / "source" / "edition.toml"
        text = file.read_text(encoding="utf-8")
        assert before in text
        after_ = after.replace("PLACE", str(bag.parent))
        file.write_text(text.replace(before, after_) if before else text + after_, encoding="utf-8")
        edit_manifest(bag, lambda found: restate(found, bag, "source/edition.toml"))

    return harm


def nested(name: str, opening: str = "[") -> Harm:
    return lambda bag: (bag / name).write_text(opening * 100_000, encoding="utf-8")


def deep(levels: int) -> Harm:
    return lambda bag: (bag / "data").joinpath(*["d"] * levels).mkdir(parents=True)


HARMS: dict[str, Harm] = {
    "a folder of data is a link": link("data/more", "outside"),
    "a folder of data is a link up": link("data/more", "."),
    "a report is a link to a secret": link("data/reports/proof.json", "outside/secret"),
    "the tag files are a link": link("metadata", "outside"),
    "data is a link": link("data", "outside"),
    "a link to nothing": link("data/gone", "nothing"),
    "a link to a device": link("data/source/text.txt", "../../../../../../../../dev/zero"),
    "a link to itself": link("data/loop", "bag/data/loop"),
    "bagit.txt is a link": link("bagit.txt", "outside/secret"),
    "a pipe as font": special("data/fonts/OFL.txt"),
    "a pipe as METS": special("metadata/mets.xml"),
    "a pipe as text": special("data/source/text.txt"),
    "a pipe beside all": special("pipe"),
    "a socket": special("data/socket", bound),
    "names in two cases": added("data/Pamphlet.PDF"),
    "names in two normal forms": lambda bag: [
        added(unicodedata.normalize(form, "data/é.txt"))(bag) for form in ("NFC", "NFD")
    ],
    "a name that is not UTF-8": added(b"data/\xff\xfe.txt"),
    "a name with a line break": added("data/a\nb.txt"),
    "a name with a backslash": added("data/..\\..\\b.txt"),
    "a name that steers a terminal": added("data/\x1b]0;owned\x07.txt"),
    "a name that turns the line": added("data/\u202efdp.exe"),
    "folders too deep": deep(40),
    "original: absolute": entry(original="PLACE/escaped.txt"),
    "original: up": entry(original="../../../../escaped.txt"),
    "original: up from a folder": entry(original="sub/../../../escaped.txt"),
    "original: up, for Windows": entry(original="..\\..\\escaped.txt"),
    "original: a drive": entry(original="C:\\escaped.txt"),
    "original: a drive's own folder": entry(original="C:escaped.txt"),
    "original: a host": entry(original="\\\\host\\share"),
    "original: NUL": entry(original="escaped\0.txt"),
    "original: nothing": entry(original=""),
    "original: the folder": entry(original="."),
    "original: a line break": entry(original="a\nb"),
    "original: a number": entry(original=7),
    "original: a list": entry(original=["../escaped.txt"]),
    "original: too long": entry(original="a" * 5000),
    "original: too deep": entry(original="a/" * 3000 + "b"),
    "original: half of a character": entry(original="\ud800.txt"),
    "original: twice": entry(original="text.txt"),
    "original: twice, for some systems": entry(original="TEXT.txt"),
    "original: a file as folder": entry(original="text.txt/n.txt"),
    "original: a folder as file": lambda bag: [
        entry(original=name)(bag) for name in ("sub/n.txt", "sub")
    ],
    "name: absolute": entry(name="PLACE/outside/secret", original="leak.txt"),
    "name: up": entry(name="source/../../../outside/secret", original="leak.txt"),
    "name: the twin of the bag": entry(name="../../bag-evil/secret", original="leak.txt"),
    "name: up, in per cent": entry(
        name="source/%2e%2e/%2e%2e/%2e%2e/outside/secret", original="leak.txt"
    ),
    "name: NUL": entry(name="source/n.txt\0"),
    "name: a folder": entry(name="source", original="leak.txt"),
    "name: an output": entry(name="text/reading.txt", original="leak.txt"),
    "name: a number": entry(name=5),
    "name: none": entry(name=None),
    "bytes: others": entry(bytes=5),
    "sha256: a number": entry(sha256=5),
    "identifier: up": manifest(identifier="../../escaped"),
    "identifier: absolute": manifest(identifier="/tmp/escaped"),
    "identifier: a number": manifest(identifier=5),
    "identifier: a list": manifest(identifier=["a"]),
    "identifier: null": manifest(identifier=None),
    "identifier: endless": manifest(identifier="a" * 100_000),
    "identifier: a line break behind": manifest(identifier="a-text-1404\n"),
    "identifier: another": manifest(identifier="another-1404"),
    "inputs: a table": manifest(inputs={}),
    "inputs: numbers": manifest(inputs=[1]),
    "inputs: null": manifest(inputs=None),
    "inputs: text": manifest(inputs="source/text.txt"),
    "outputs: up": manifest(outputs=[{"name": "../../outside/secret", "sha256": ""}]),
    "fonts: a pipe": manifest(fonts=[{"name": "../../outside/pipe", "sha256": ""}]),
    "epoch: text": manifest(source_date_epoch="0"),
    "epoch: true": manifest(source_date_epoch=True),
    "epoch: out of time": manifest(source_date_epoch=10**15),
    "epoch: out of numbers": manifest(source_date_epoch=10**400),
    "epoch: null": manifest(source_date_epoch=None),
    "libraries: a list": manifest(libraries=["lxml"]),
    "libraries: what steers a terminal": manifest(libraries={"lxml": "\x1b[31m6"}),
    "zlib: a table": manifest(zlib={}),
    "JSON: nothing": raw_manifest(b""),
    "JSON: a list": raw_manifest(b"[]"),
    "JSON: not UTF-8": raw_manifest(b'{"identifier": "\xff"}'),
    "JSON: no number": raw_manifest(b'{"identifier": NaN}'),
    "JSON: too deep": nested("data/manifest.json"),
    "JSON: a table too deep": nested("data/manifest.json", '{"a":'),
    "METS: a pipe": mets("PLACE/outside/pipe"),
    "METS: a pipe, up": mets("data/../../outside/pipe"),
    "METS: an address": mets("file://PLACE/outside/secret"),
    "METS: a device": mets("/dev/zero"),
    "METS: up, in per cent": mets("%2e%2e/outside/secret"),
    "METS: for Windows": mets("..\\outside\\secret"),
    "METS: nothing": mets(""),
    "DataCite too deep": nested("metadata/datacite.json"),
    "schema.org too deep": nested("metadata/schema-org.jsonld", '{"a":'),
    "XML too deep": nested("metadata/dublin-core.xml", "<a>"),
    "an entity from outside": lambda bag: (bag / "metadata" / "dublin-core.xml").write_text(
        f'<!DOCTYPE a [<!ENTITY b SYSTEM "file://{bag.parent}/outside/secret">]><a>&b;</a>',
        encoding="utf-8",
    ),
    "a field of 200 KB": added(
        "data/emendations.csv",
        b"line,column,before,after,rule,reason\r\n1,1," + b"a" * 200_000 + b"\r\n",
    ),
    "a row of one field": added(
        "data/emendations.csv", b"line,column,before,after,rule,reason\r\n1\r\n"
    ),
    "a tag file that no deposit has": added("metadata/extra.xml"),
    "a program beside the payload": added("evil.exe"),
    "a program in the payload": added("data/evil.exe"),
    "a manifest of nothing": lambda bag: None,
    "a field of bag-info.txt twice": lambda bag: _append(bag / "bag-info.txt", "Title: x\n"),
    "a tag file that nobody lists": lambda bag: None,  # written behind the seal
    "files that are elsewhere": added("fetch.txt", b"http://example.org/ 1 data/more.txt\n"),
    "edition.toml: another identifier": edition('id = "a-text-1404"', 'id = "another-1404"'),
    "edition.toml: a secret": edition("", '[deposit]\nattach = ["../../../outside/secret"]\n'),
    "edition.toml: a secret by its whole name": edition(
        "", '[deposit]\nattach = ["PLACE/outside/secret"]\n'
    ),
}
ONLY_REBUILD = ("edition.toml: ",)
ONLY_VERIFY = ("METS: ", "DataCite ", "schema.org ", "XML ", "an entity ", "a field ", "a row ")
BEHIND_THE_SEAL: dict[str, Harm] = {
    "a tag file that nobody lists": added("evil.exe"),
    "lists: absolute": lambda bag: _listed(bag, f"{bag.parent}/outside/secret"),
    "lists: up": lambda bag: _listed(bag, "../outside/secret"),
    "lists: the twin of the bag": lambda bag: _listed(bag, "../bag-evil/secret"),
    "lists: the twin of the bag, marked": lambda bag: _listed(bag, "*../bag-evil/secret"),
    "lists: up behind a folder": lambda bag: _listed(bag, "data/../../bag-evil/secret"),
    "lists: a pipe": lambda bag: _listed(bag, "../outside/pipe"),
    "lists: in per cent": lambda bag: _listed(bag, "data/%2e%2e/%2e%2e/outside/secret"),
    "lists: a per cent in per cent": lambda bag: _listed(bag, "data/%252e%252e/secret"),
    "lists: behind another blank": lambda bag: _append(
        bag / "manifest-sha256.txt", "00\u00a0../bag-evil/secret\n"
    ),
    "lists: a home": lambda bag: _listed(bag, "~root/.profile"),
    "lists: in UTF-7": lambda bag: (
        (bag / "bagit.txt").write_text(
            "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-7\n", encoding="utf-8"
        ),
        (bag / "bag-info.txt").write_bytes(
            (bag / "bag-info.txt").read_text(encoding="utf-8").encode("ascii", "replace")
        ),
        _listed(bag, "+AC4ALg-/bag-evil/secret"),
    ),
    "a manifest of nothing": lambda bag: (bag / "manifest-sha512.txt").write_bytes(b""),
    "a manifest with a mark": lambda bag: _rewritten(bag, lambda text: "\ufeff" + text),
    "a manifest with a line twice": lambda bag: _rewritten(
        bag, lambda text: text + text.splitlines()[0] + "\n"
    ),
    "a manifest with a dot": lambda bag: _rewritten(
        bag, lambda text: text.replace("  data/pam", "  ./data/pam")
    ),
    "a manifest in per cent": lambda bag: _rewritten(
        bag, lambda text: text.replace("  data/pam", "  data/%70am")
    ),
    "a manifest of holes": lambda bag: os.truncate(bag / "manifest-sha256.txt", 200_000_000),
    "a file of holes": lambda bag: os.truncate(bag / "data" / "pamphlet.txt", 1 << 40),
    "a digest of no length": lambda bag: shutil.copy(
        bag / "manifest-sha256.txt", bag / "manifest-shake_128.txt"
    ),
    "a digest of no name": lambda bag: shutil.copy(
        bag / "manifest-sha256.txt", bag / "manifest-x.txt"
    ),
    "a manifest that is not UTF-8": lambda bag: _append(
        bag / "manifest-sha256.txt", "00  \udcff\n"
    ),
    "a pipe as manifest": special("manifest-sha256.txt"),
    "a byte": lambda bag: _append(bag / "data" / "pamphlet.txt", "x"),
}


def _append(file: Path, text: str) -> None:
    with file.open("ab") as opened:
        opened.write(text.encode("utf-8", "surrogateescape"))


def _rewritten(bag: Path, change: Callable[[str], str]) -> None:
    file = bag / "manifest-sha256.txt"
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def _listed(bag: Path, name: str) -> None:
    _append(bag / "manifest-sha256.txt", f"{'0' * 64}  {name}\n")


def harmed(place: Path, name: str) -> Path:
    bag = place / "bag"
    if name in HARMS:
        HARMS[name](bag)
        if (bag / "bag-info.txt").is_file() and (bag / "data").is_dir():
            seal(bag)
    BEHIND_THE_SEAL.get(name, lambda _: None)(bag)
    return bag


EVERY = list(dict.fromkeys((*HARMS, *BEHIND_THE_SEAL)))


@pytest.mark.parametrize("name", [name for name in EVERY if not name.startswith(ONLY_VERIFY)])
def test_rebuild_refuses_it(name: str, place: Path) -> None:
    bag = harmed(place, name)
    before = outside(place)
    with watched() as opened:
        result = run("rebuild", bag, "--out", place / "a" / "b" / "out")
    assert (
        result.exit_code == 1 and result.stderr.count("\n") == result.stderr.count(": error: ") == 1
    ), result.output
    assert not result.stdout
    check_nothing_outside(place, before, opened, result.output)


@pytest.mark.parametrize("name", [name for name in EVERY if not name.startswith(ONLY_REBUILD)])
def test_verify_finds_it(name: str, place: Path) -> None:
    bag = harmed(place, name)
    before = outside(place)
    with watched() as opened:
        checks = verify_bag(bag)
    failed = [check for check in checks if check.outcome is Outcome.FAILED]
    assert failed and all(check.note for check in failed)
    assert len(checks) == 1 or checks[0].outcome is Outcome.PASSED
    check_nothing_outside(place, before, opened, str(failed))


@pytest.mark.parametrize(
    "name",
    [
        "a folder of data is a link",
        "a pipe as METS",
        "a name that is not UTF-8",
        "METS: a pipe",
        "a byte",
    ],
)
def test_the_command_says_it(name: str, place: Path) -> None:
    bag = harmed(place, name)
    with watched() as opened:
        result = run("verify", bag, "--report", place / "bag-report")
    assert result.exit_code == 3 and result.stderr
    assert all(line.startswith("proof failed: bag/") for line in result.stderr.splitlines()), (
        result.stderr
    )
    assert not [name for name in opened if os.path.realpath(name).startswith(f"{place}/outside")]
    assert (place / "bag-report" / "report.html").is_file()


def check_nothing_outside(
    place: Path, before: dict[str, bytes], opened: list[str], said: str
) -> None:
    assert outside(place) == before
    reached = [
        name
        for name in opened
        for folder in ("outside", "bag-evil")
        if f"{place}/{folder}" in os.path.realpath(name)
    ]
    assert not reached
    assert not [path for path in (place / "a").rglob("*") if path.is_file()]
    assert (
        SECRET.decode() not in said
        and "\x1b" not in said
        and "\u202e" not in said
        and "Traceback" not in said
    )


def test_the_honest_bag_with_its_manifests_made_anew_passes(bag: Path, place: Path) -> None:
    """So it is the harm that is refused above, and not the seal."""
    seal(place / "bag")
    assert all(check.outcome is not Outcome.FAILED for check in verify_bag(place / "bag"))
    seal(Path(shutil.copytree(bag, place / "whole")))
    assert run("verify", place / "whole").exit_code == 0
    with watched() as opened:
        rebuilt = run("rebuild", place / "whole", "--out", place / "out")
    assert rebuilt.exit_code == 0, rebuilt.output
    assert f"{place}/whole/data/source/text.txt" in opened


def _zip(
    *entries: tuple[str | zipfile.ZipInfo, bytes], deflated: bool = False
) -> Callable[[Path, Path], None]:
    def make(bag: Path, archive: Path) -> None:
        with zipfile.ZipFile(
            archive, "w", zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
        ) as made:
            for file in sorted(path for path in bag.rglob("*") if path.is_file()):
                made.write(file, f"bag/{file.relative_to(bag).as_posix()}")
            for name, content in entries:
                made.writestr(name, content)

    return make


def _linked() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("bag/data/link")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info


def _named(name: str, **entries: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    for key, value in entries.items():
        setattr(info, key, value)
    return info


def _changed(
    change: Callable[[bytearray], object], *entries: tuple[str | zipfile.ZipInfo, bytes]
) -> Callable[[Path, Path], None]:
    def make(bag: Path, archive: Path) -> None:
        _zip(*entries, deflated=True)(bag, archive)
        content = bytearray(archive.read_bytes())
        change(content)
        archive.write_bytes(content)

    return make


def _stated_as(size: int) -> Callable[[bytearray], None]:
    """The last member has another size in the list and at its head."""

    def change(content: bytearray) -> None:
        for mark, at in ((b"PK\1\2", 24), (b"PK\3\4", 22)):
            found = content.rfind(mark) + at
            content[found : found + 4] = size.to_bytes(4, "little")

    return change


def _mark_encrypted(content: bytearray) -> None:
    content[content.rfind(b"PK\1\2") + 8] |= 1


def _flip(content: bytearray) -> None:
    content[content.rfind(b"PK\1\2") - 5] ^= 1


def _put_before(content: bytearray) -> None:
    content[:0] = b"MZ" + bytes(100)


def _zip64(content: bytearray) -> None:
    at = content.rfind(b"PK\5\6")
    content[at:at] = b"PK\6\7" + bytes(16)


def _with_nul() -> Callable[[Path, Path], None]:
    def make(bag: Path, archive: Path) -> None:
        _zip(("bag/data/xNUL..", b""))(bag, archive)
        archive.write_bytes(archive.read_bytes().replace(b"xNUL..", b"x\0/../"))

    return make


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(_zip(("../../escaped.txt", b"x")), id="up"),
        pytest.param(_zip(("/escaped.txt", b"x")), id="absolute"),
        pytest.param(_zip(("..\\escaped.txt", b"x")), id="up, for Windows"),
        pytest.param(_zip(("C:/escaped.txt", b"x")), id="a drive"),
        pytest.param(_zip(("bag/DATA/pamphlet.pdf", b"x")), id="names in two cases"),
        pytest.param(_zip((_linked(), b"../../outside/secret")), id="a link"),
        pytest.param(_zip(("bag/data/zeros", bytes(300_000_000)), deflated=True), id="a bomb"),
        pytest.param(_with_nul(), id="NUL"),
        pytest.param(
            _zip((_named("bag/data/pipe", create_system=3, external_attr=0o010644 << 16), b"")),
            id="a pipe in it",
        ),
        pytest.param(
            _zip((_named("bag/data/bz", compress_type=zipfile.ZIP_BZIP2), b"x")),
            id="another packing",
        ),
        pytest.param(_zip(("evil.exe", b"MZ")), id="what lies in no bag"),
        pytest.param(_zip(*((f"bag/data/{i}", b"") for i in range(10_001))), id="many members"),
        pytest.param(
            _zip(*((f"bag/data/{i:01000}", b"") for i in range(11_000))), id="a long list"
        ),
        pytest.param(
            _changed(_stated_as(9), ("bag/data/more", bytes(5_000_000))), id="a list that says less"
        ),
        pytest.param(
            _changed(_stated_as(99_999), ("bag/data/more", bytes(50))), id="a list that says more"
        ),
        pytest.param(_changed(_flip, ("bag/data/more", os.urandom(999))), id="another CRC"),
        pytest.param(_changed(_mark_encrypted), id="encrypted"),
        pytest.param(_changed(_put_before), id="a program before it"),
        pytest.param(_changed(_zip64), id="ZIP64"),
        pytest.param(lambda bag, archive: os.mkfifo(archive), id="a pipe"),
        pytest.param(lambda bag, archive: archive.symlink_to("/dev/zero"), id="a device"),
        pytest.param(lambda bag, archive: archive.write_bytes(b"PK\5\6" + bytes(18)), id="nothing"),
    ],
)
def test_a_zip_file(make: Callable[[Path, Path], object], place: Path) -> None:
    archive = place / "bag.zip"
    make(place / "bag", archive)
    is_file = archive.is_file()
    before = outside(place)
    with watched() as opened:
        result = run("verify", archive)
    assert result.exit_code == (3 if is_file else 1)
    assert result.stderr.count("\n") == 1 and "Traceback" not in result.output, result.stderr
    check_nothing_outside(place, before, opened, result.output)


def test_a_zip_of_a_harmful_bag(place: Path) -> None:
    bag = harmed(place, "name: absolute")
    _zip()(bag, place / "bag.zip")
    result = run("verify", place / "bag.zip")
    assert result.exit_code == 3 and "lies outside the folder" in result.stderr


def test_the_watch_sees_what_is_opened(place: Path) -> None:
    with watched() as opened:
        (place / "outside" / "secret").read_bytes()
    assert opened == [f"{place}/outside/secret"]
    with pytest.raises(AssertionError):
        check_nothing_outside(place, outside(place), opened, "")
