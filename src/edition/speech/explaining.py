"""`edition explain CODE`: more than a problem says in its line, with an example."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct, convert

from edition.core.diagnostics import Problems, error
from edition.core.quoting import did_you_mean, worded
from edition.speech.catalogue import Tongue
from edition.speech.sentences import INDENT

_FILE = Path(__file__).parents[1] / "locale" / "codes.toml"


class Explanation(Struct, frozen=True, forbid_unknown_fields=True):
    """What a code means and what to do, in English and in Persian; `wrong` and `right` are what was
    written or typed and what is to be, "" where nothing is.
    """

    en: str
    fa: str
    wrong: str = ""
    right: str = ""

    def said(self, tongue: Tongue) -> str:
        """Its paragraph in a language."""
        return self.fa if tongue.tag == "fa" else self.en


@cache
def explanations() -> Mapping[str, Explanation]:
    """Every explanation by its code."""
    return convert(tomllib.loads(_FILE.read_text(encoding="utf-8")), dict[str, Explanation])


def explained(code: str) -> tuple[Explanation | None, Problems]:
    """The explanation of a code, typed with or without its brackets."""
    known = explanations()
    name = code.strip("[]")
    if name in known:
        return known[name], ()
    near = did_you_mean(name, known)
    fact = worded("no problem has the code «{code}»{meant}", code=name, meant=near)
    return None, (error("no-such-code", fact, "copy it from between the brackets of a problem"),)


def lines_of_explanation(explanation: Explanation, tongue: Tongue) -> Iterator[str]:
    """The paragraph, and the example on lines of its own, which in Persian have no words before
    them.
    """
    # In the paragraphs what is from the left stands on lines of its own already.
    yield from explanation.said(tongue).strip().split("\n")
    labels = ("نادرست:", "درست:") if tongue.tag == "fa" else ("wrong:", "right:")
    for label, example in zip(labels, (explanation.wrong, explanation.right), strict=True):
        if example:
            yield label
            yield from (f"{INDENT}{line}" for line in example.strip().split("\n"))
