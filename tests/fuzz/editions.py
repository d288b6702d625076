"""Editions as inputs: a text, a description, a register, a picture, a font, built over an earlier
build.
"""

import json
import shutil
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from random import Random
from unicodedata import bidirectional

from msgspec.structs import replace

from tests.fuzz import descriptions, folders, fonts, markdown, pictures, texts
from tests.fuzz.inputs import (
    DONE,
    FAILED,
    REFUSED,
    Family,
    Input,
    Judged,
    Make,
    characters,
    lines,
    octets,
)
from tests.fuzz.judging import ended
from tests.fuzz.program import prepared, run, tree
from tests.fuzz.words import lost

BOUNDS = frozenset(
    {"marks", "unseen", "no-text", "note-long", "line-break", "too-large", "too-deep"}
)
"""Codes of refusals that state a bound of the compiler."""
OF_THE_TEXT = frozenset(
    {
        "note-empty",
        "note-missing",
        "note-twice",
        "note-unused",
        "not-utf-8",
        "forbidden-character",
        "address",
        "encoding",
        "picture",
    }
)
"""Codes of refusals of a text that says what cannot be: a note that is not there, bytes that are no
text.
"""
TOML = descriptions.LEAST.encode()
_AGAIN = 10
"""One in so many of what was built is built again."""


def base(bases: Path) -> None:
    """An earlier good build, in good/edition/."""
    if (bases / "good").exists():
        return
    prepared(bases / "first")
    folder = bases / "first" / "edition"
    folder.mkdir()
    (folder / "edition.toml").write_bytes(TOML)
    (folder / "text.txt").write_text("نان و آزادی\n\nبند یک.\n", encoding="utf-8")
    built = run(bases / "first", "build", "edition", "--only", "pamphlet", "--out", "../good")
    if built.code:
        raise RuntimeError(f"the good edition is not built: {built.err}")


def laid(given: Input, place: Path, bases: Path) -> None:
    """The input as files, and an earlier good build in out/edition."""
    prepared(place)
    digest = sha256(given.content).hexdigest().encode()
    files = {name: content.replace(b"{sha256}", digest) for name, content in given.files.items()}
    for name, content in {**files, **({given.at: given.content} if given.at else {})}.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    shutil.copytree(bases / "good", place / "out")
    for step in given.steps:
        folders.done(place, step)


def tried(given: Input, place: Path, bases: Path) -> Judged:
    """Lay it, build it over an earlier build, and judge what came of it; its pamphlet goes into
    built/ where that is.
    """
    laid(given, place, bases)
    if given.at.startswith("given."):
        founded = ended(run(place, "new", "edition", "--from", given.at))
        if founded.outcome != DONE:
            return _refused(given, founded, place, bases)
    before = _around(place)
    built = ended(run(place, *_build(given, "out"), size=len(given.content)))
    if _around(place) != before:
        changed = sorted(dict(_around(place).items() ^ before.items()))
        return replace(built, outcome="outside", mark="", why=", ".join(changed)[:200])
    if built.outcome == DONE:
        if (bases / "built").is_dir() and (place / "out" / "edition" / "pamphlet.pdf").is_file():
            shutil.copy(
                place / "out" / "edition" / "pamphlet.pdf", bases / "built" / f"{given.seed:06}.pdf"
            )
        return _done(given, built, place)
    return _refused(given, built, place, bases)


def _build(given: Input, out: str) -> tuple[str, ...]:
    return ("build", "edition", *(given.command or ("--only", "pamphlet")), "--out", out)


def _around(place: Path) -> dict[str, str]:
    """All but the output."""
    return {name: what for name, what in tree(place).items() if not name.startswith("out/")}


def _done(given: Input, built: Judged, place: Path) -> Judged:
    target = place / "out" / "edition"
    if left := leftovers(place / "out", "edition"):
        return replace(built, outcome="leftovers", why=left)
    if wrong := unlisted(target):
        return replace(built, outcome="mixture", why=wrong)
    if astray := [f"{step.value} is {step.act}" for step in given.steps if step.act in folders.OUT]:
        return replace(built, outcome="believed", mark=given.steps[0].act, why=", ".join(astray))
    source = next((place / "edition").glob("text.*"))
    pdf = target / "pamphlet.pdf"
    if pdf.is_file() and (short := lost(source.read_bytes(), pdf, markdown=source.suffix == ".md")):
        return replace(built, outcome="lost", mark=short.split(" ")[0], why=short)
    if given.seed % _AGAIN == 0:
        elsewhere = {"PYTHONHASHSEED": "1", "TZ": "Asia/Tehran", "LC_ALL": "C"}
        run(place, *_build(given, "again"), size=len(given.content), **elsewhere)
        made, again = tree(target), tree(place / "again" / "edition")
        differ = [name for name, what in again.items() if made.get(name) != what]
        if differ or not again:
            return replace(
                built, outcome="other bytes", mark=(differ or ["none"])[0], why=", ".join(differ)
            )
    return built


def _refused(given: Input, built: Judged, place: Path, bases: Path) -> Judged:
    """What was refused, or failed its proofs, leaves the earlier build as it was; a good text is
    neither.
    """
    if built.outcome not in (REFUSED, FAILED):
        return built
    if left := leftovers(place / "out", "edition"):
        return replace(built, outcome="leftovers", why=left)
    earlier, now = tree(bases / "good" / "edition"), tree(place / "out" / "edition")
    if built.outcome == REFUSED and now != earlier:
        return replace(
            built,
            outcome="harmed",
            why=", ".join(sorted(dict(now.items() ^ earlier.items())))[:200],
        )
    # Another output may have failed, and a new pamphlet have passed.
    if built.outcome == FAILED and any(
        name not in now or ("pamphlet.failed.pdf" in now and now[name] != earlier[name])
        for name in ("pamphlet.pdf", "pamphlet.txt")
    ):
        return replace(
            built, outcome="harmed", mark="failed", why="the earlier pamphlet is another"
        )
    if built.outcome == FAILED and not given.kind.startswith(_DAMAGED):
        return replace(built, outcome="false alarm")
    if (
        given.kind.startswith(("text", "markdown"))
        and built.mark not in BOUNDS | OF_THE_TEXT
        and not (built.mark == "left-to-right" and _from_the_left(given))
        and _within(given)
    ):
        return replace(built, outcome="false refusal")
    return built


_DAMAGED = ("font: ", "face: ")
"""Kinds that may fail a proof: a font that draws something else is found by it."""


def _within(given: Input) -> bool:
    """Whether all that a text shows is in the faces."""
    try:
        said = given.content.decode()
    except UnicodeDecodeError:
        return False
    return all(c in texts.in_the_faces() for c in said if c.isprintable() and not c.isspace())


def _from_the_left(given: Input) -> bool:
    """Whether nearly all letters of a text that has many are written from the left (UAX #9)."""
    letters = Counter(
        map(bidirectional, filter(str.isalpha, given.content.decode("utf-8", "replace")))
    )
    return letters.total() >= 100 and letters["L"] > 0.9 * letters.total()


def leftovers(out: Path, *ours: str) -> str:
    """What stands in a folder of builds beside these and a lock."""
    there = sorted(entry.name for entry in out.iterdir()) if out.is_dir() else []
    return ", ".join(name for name in there if name not in ours and not name.endswith(".lock"))


def unlisted(target: Path) -> str:
    """What `outputs.json` says that is not so; "" where all of it is."""
    try:
        told = json.loads((target / "outputs.json").read_bytes())["outputs"]
        for each in told:
            if sha256((target / each["file"]).read_bytes()).hexdigest() != each["sha256"]:
                return f"{each['file']} is another than outputs.json says"
    except (OSError, ValueError, KeyError) as stumble:
        return f"outputs.json: {stumble}"[:200]
    return ""


def _of_text(make: texts.Make, suffix: str, *, mutated: bool = False) -> Make:
    """A text in an edition that says no more than it must, or given to `edition new`."""

    def input_of(rng: Random) -> Input:
        content = make(rng).encode("utf-8", "surrogatepass")
        if mutated:
            content = texts.mutated(rng, content)
        if rng.random() < _NEW:
            return Input(content, f"given.{suffix}")
        return Input(content, f"edition/text.{suffix}", {"edition/edition.toml": TOML})

    return input_of


_NEW = 0.3
_VAST = frozenset({"vast", "long prose"})
"""Kinds of text that would take a minute in every kind of output."""

_OUTPUTS = (
    "pamphlet", "screen", "handout", "handout-2up", "leaflet", "mini-zine", "large-print", "booklet",
    "press", "riso", "web", "epub",
)  # fmt: skip


def _in_all(kinds: Mapping[str, texts.Make], suffix: str) -> Make:
    """A text of any kind in every kind of output, under its own title or another."""
    listed = "".join(f'\n[[output]]\nkind = "{name}"\n' for name in _OUTPUTS)
    posters = '\n[[poster]]\nshows = "title"\ntiles = "A4"\n'
    makes = [make for kind, make in kinds.items() if kind not in _VAST]

    def input_of(rng: Random) -> Input:
        content = rng.choice(makes)(rng)
        first = content.split("\n")[0].strip("# \r")
        own = rng.random() < 0.5 and first.isprintable() and not set('"\\') & set(first)
        title = first if own else descriptions.TITLE
        toml = descriptions.LEAST.replace(descriptions.TITLE, title) + listed + posters
        return Input(
            content.encode("utf-8", "surrogatepass"),
            f"edition/text.{suffix}",
            {"edition/edition.toml": toml.encode("utf-8", "surrogatepass")},
            command=("--overlay", "boxes"),
        )

    return input_of


TEXTS = Family(
    {
        **{f"text: {kind}": _of_text(make, "txt") for kind, make in texts.KINDS.items()},
        "text: mutated": _of_text(texts.KINDS["prose"], "txt", mutated=True),
        **{f"markdown: {kind}": _of_text(make, "md") for kind, make in markdown.KINDS.items()},
        "markdown: cmap": _of_text(texts.KINDS["cmap"], "md"),
        "markdown: mutated": _of_text(markdown.KINDS["text"], "md", mutated=True),
        "in every output: text": _in_all(texts.KINDS, "txt"),
        "in every output: markdown": _in_all(markdown.KINDS, "md"),
    },
    tried,
    (lines, characters),
    base,
)
FOLDERS = Family(folders.KINDS, tried, base=base)
DESCRIPTIONS = Family(descriptions.KINDS, tried, (lines, characters), base)
PICTURES = Family(pictures.KINDS, tried, (lines, octets), base)
FONTS = Family(fonts.KINDS, tried, (octets,), base)
