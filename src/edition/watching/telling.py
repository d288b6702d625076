"""What the page in the browser is told, as values of JSON, in the language of the user."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from edition.core.diagnostics import Diagnostic, Severity
from edition.core.languages.report_words import languages_of_report
from edition.core.quoting import worded, worded_later
from edition.model.output_kinds import OUTPUTS, POSTERS
from edition.speech.catalogue import ENGLISH, Tongue
from edition.speech.excerpts import excerpt_in_parts
from edition.speech.pieces import pieces_of
from edition.speech.sentences import lines_of
from edition.watching.building import Outcome
from edition.watching.places import Layer
from edition.watching.sights import Sheet, Shown, Sight

_FROM_THE_RIGHT = ("fa",)
"""Languages of messages that run from the right."""
_POSTER = worded_later("a poster")
_WORDS = {
    "title": worded_later("Pages of the edition"),
    "smaller": worded_later("Smaller"),
    "larger": worded_later("Larger"),
    "page": worded_later("page"),
    "line": worded_later("Line"),
    "go": worded_later("Show"),
    "beside": worded_later("Posters and handouts"),
    "layers": worded_later("Layers"),
    "emendations": worded_later("emendations"),
    "structure": worded_later("structure"),
    "direction": worded_later("exceptions of direction"),
    "problems": worded_later("Problems"),
    "others": worded_later("Warnings and notes"),
    "stale": worded_later("The pages below are the last good ones; the problem stands above."),
    "building": worded_later("The PDFs and their proofs are being made …"),
    "waiting": worded_later("The PDFs and their proofs follow two seconds after a save."),
    "gone": worded_later("edition has ended, or cannot be reached."),
    "nowhere": worded_later("No page shows that."),
    "files": worded_later("Files"),
    "former": worded_later("Files of the build before"),
    "opened": worded_later("opened in the editor"),
}
_SEVERITY = {
    Severity.ERROR: worded_later("Error"),
    Severity.WARNING: worded_later("Warning"),
    Severity.NOTE: worded_later("Note"),
}

_RULES: Mapping[str, str] = {
    "stated": worded_later("by edition.toml"),
    "title": worded_later("by the title"),
    "first line": worded_later("by the first line"),
    "item": worded_later("by its mark"),
    "signatories": worded_later("among signatures"),
    "described": worded_later("by what edition.toml says"),
    "slogan": worded_later("in the closing block"),
    "verse": worded_later("as verse"),
    "heading": worded_later("short between prose"),
    "two levels": worded_later("right below a heading"),
    "series": worded_later("one of a series"),
    "numbered": worded_later("by its number"),
    "table": worded_later("in a table"),
    "code": worded_later("as code"),
    "contents": worded_later("in a table of contents"),
    "speech": worded_later("as speech"),
    "joined": worded_later("of several lines"),
    "paragraph": worded_later("as prose"),
    "note": worded_later("by its label"),
}
"""By which a block was recognised (docs/structure.md)."""


def in_words(template: str, tongue: Tongue) -> str:
    """A label."""
    return " ".join(lines_of(worded(template), tongue))


def words_of(tongue: Tongue) -> dict[str, str]:
    """The labels of the page, by what they are for."""
    return {name: in_words(template, tongue) for name, template in _WORDS.items()}


def direction_of(tongue: Tongue) -> str:
    """The direction of the page."""
    return "rtl" if tongue.tag in _FROM_THE_RIGHT else "ltr"


def sight_told(sight: Sight, sent: Mapping[str, Sequence[str]], tongue: Tongue) -> dict[str, Any]:
    """A sight; of pages those alone that are not `sent` already, by their keys. Of one that is not
    to the end nobody is told the problems, which are those of the last.
    """
    problems = sight.problems if sight.whole or sight.failed else ()
    return {
        "number": sight.number,
        "failed": sight.failed,
        "whole": sight.whole,
        "outputs": [_output(each, sent.get(each.name, ()), tongue) for each in sight.shown],
        "problems": [problem_told(each, tongue) for each in problems],
    }


def keys_of(sight: Sight) -> dict[str, tuple[str, ...]]:
    """The keys of the pages of each output."""
    return {each.name: tuple(sheet.key for sheet in each.sheets) for each in sight.shown}


def _output(shown: Shown, sent: Sequence[str], tongue: Tongue) -> dict[str, Any]:
    changed = [
        _page(number, sheet, shown)
        for number, sheet in enumerate(shown.sheets)
        if number >= len(sent) or sent[number] != sheet.key
    ]
    return {
        "name": shown.name,
        "label": _label(shown.name, tongue),
        "facing": shown.facing,
        "count": len(shown.sheets),
        "pages": changed,
    }


def _page(number: int, sheet: Sheet, shown: Shown) -> dict[str, Any]:
    sides = shown.paged.width, shown.paged.height
    width, height = sides[::-1] if sheet.page.turned else sides
    return {
        "at": number,
        "key": sheet.key,
        "folio": sheet.page.folio,
        "width": width,
        "height": height,
    }


def _label(name: str, tongue: Tongue) -> str:
    """What an output is, in a language in which its name says nothing; else ""."""
    if tongue is ENGLISH:
        return ""
    if name.startswith(POSTERS.path):
        return in_words(_POSTER, tongue)
    fitting = [kind for kind in OUTPUTS if kind.fa and name.startswith(kind.path)]
    return max(fitting, key=lambda kind: len(kind.path)).fa if fitting else ""


def problem_told(problem: Diagnostic, tongue: Tongue) -> dict[str, Any]:
    """A problem: its clauses in pieces, the line of the source in its three parts, and its
    place.
    """
    place = problem.place
    parts = excerpt_in_parts(problem)
    return {
        "severity": problem.severity.value,
        "label": in_words(_SEVERITY[problem.severity], tongue),
        "code": problem.code,
        "fact": list(pieces_of(problem.fact, tongue)),
        "act": list(pieces_of(problem.act, tongue)),
        "excerpt": parts,
        "typed": place is not None and place.file.endswith(".toml"),
        "place": str(place) if place else "",
        "file": PurePath(place.file).name if place else "",
        "line": place.line if place else None,
        "number": tongue.figures(str(place.line)) if place and place.line else "",
    }


def layer_told(layer: Layer, tongue: Tongue) -> dict[str, Any]:
    """What is seen over a page. In English a block and a piece are called as edition.toml names
    them, in another language by the words that the report has for them.
    """
    told = layer._asdict()
    if tongue is ENGLISH or not layer.text:
        return told
    words = languages_of_report(tongue.tag)[0]
    ref, _, rule = layer.text.partition(": ")
    kind = ref.rstrip("0123456789.").rstrip()
    number = words.figures(ref[len(kind) :].strip().replace(".", "-"))
    named = words.structure.kinds if layer.layer == "structure" else words.terms
    block = f"{named.get(kind, kind)} {number}".rstrip()
    return told | {"text": f"{block}: {in_words(_RULES[rule], tongue)}" if rule else block}


def outcome_told(outcome: Outcome | None, state: str, tongue: Tongue) -> dict[str, Any]:
    """How the last build came out, where it is of what stands there now: `state` is "built".
    While the next one is waited for ("waiting"), made ("building"), or not to be had ("stopped"),
    nothing is said of the former but where its files are.
    """
    if outcome is None:
        return {"state": state, "words": "", "bad": False, "failed": [], "files": []}
    files = [file for file in outcome.files if file.endswith(".pdf") or file == "report.html"]
    told = {"state": state, "words": "", "bad": False, "failed": [], "files": files}
    if state != "built":
        return told
    return told | {
        "words": " ".join(lines_of(outcome.told, tongue)),
        "bad": bool(outcome.code),
        "failed": [*outcome.failures(tongue), *outcome.refusals(tongue)],
    }
