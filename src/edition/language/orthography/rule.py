"""What a rule of orthography is: what it changes and why, how certain it is, and what each profile
makes of it.

A profile is `diplomatic` (nothing is changed), `print` (what is certain), or `academy` (more, for
an editor who reads the suggestions).
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from edition.language.orthography.passage import Finder
from edition.model.description import Profile, State

PERSIAN = ("fa", "fa-AF")
FOLDING = ("fa", "fa-AF", "ur", "ckb")
READ_LIKE_PERSIAN = ("fa", "fa-AF", "ur")
"""Where no ending is written against a bracket but those that the finder knows, and no word."""
ALL = ("fa", "fa-AF", "ar", "ur", "ckb", "ug")

Confidence = Literal["certain", "likely", "doubtful", "by the list"]
STATES: Mapping[Confidence, Mapping[Profile, State]] = {
    "certain": {"diplomatic": "off", "print": "apply", "academy": "apply"},
    "likely": {"diplomatic": "off", "print": "suggest", "academy": "apply"},
    "doubtful": {"diplomatic": "off", "print": "suggest", "academy": "suggest"},
    "by the list": {"diplomatic": "off", "print": "suggest", "academy": "suggest"},
}
"""What a profile makes of a rule. What is found by the list of words is a question, never more."""


DIGIT = "digit"
"""The rule that writes numbers in the digits of the language."""

Wanted: TypeAlias = Literal["apply", "suggest"]
"""What may be made of a rule that is not off."""
APPLIED: tuple[Wanted, ...] = ("apply",)


class SpellingRule(Struct, frozen=True, kw_only=True):
    """`find` proposes the changes; each example is what the rule alone makes of a text in the first
    of the `languages`. A rule that `weighs_all` of a text compares what stands far apart in it; all
    others find in a line what they find in the line alone (but for what they ask the passage).
    """

    id: str
    reason: str
    confidence: Confidence
    find: Finder
    examples: tuple[tuple[str, str], ...]
    languages: tuple[str, ...] = ALL
    weighs_all: bool = False

    @property
    def states(self) -> Mapping[Profile, State]:
        """What each profile makes of it."""
        return STATES[self.confidence]
