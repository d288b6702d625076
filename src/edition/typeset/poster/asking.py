"""What the posters that are asked for name in the text, and what of that cannot be: all that is
known before a page is set.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edition.core.bounds import POSTERS
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.quoting import did_you_mean, listed, worded
from edition.model import output_kinds
from edition.model.description import Poster
from edition.model.document import Block
from edition.model.reading import Reading
from edition.model.shown import Shown, existing, file_name, is_alone, references, shown_by
from edition.model.source_folder import Source


class Asked(NamedTuple):
    """One `[[poster]]`, by its `number` from 1, the reading of which it shows something, and what
    of that is on each of its sheets.
    """

    source: Source
    reading: Reading
    number: int
    shown: Sequence[Shown]

    @property
    def poster(self) -> Poster:
        """As the reading says it."""
        return self.reading.displayed_description.poster[self.number - 1]

    @property
    def blocks(self) -> Sequence[Block]:
        """The text that it may name."""
        return self.reading.displayed.blocks

    @property
    def at(self) -> Place | None:
        """Where edition.toml says what it shows."""
        return self.source.places.get(f"poster[{self.number}].shows")

    @property
    def wrong(self) -> Diagnostic | None:
        """That it names nothing, or that a sheet of it cannot be composed as is asked."""
        return self._unsuited() if self.shown else self._unknown()

    def named(self, kind: output_kinds.OutputKind, each: Shown) -> str:
        """The name of one of its sheets."""
        file = f"{kind.path}{self.poster.size}-{file_name(each, self.blocks)}"
        return output_kinds.named(file, self.poster.reading)

    def twice(self, name: str) -> Diagnostic:
        """That a sheet of that name is asked for before."""
        fact = worded("{name} is asked for twice", name=name)
        return error("repeated-poster", fact, "remove one of the two", self.at)

    def _unknown(self) -> Diagnostic:
        shows, blocks = self.poster.shows, self.blocks
        fact = worded(
            "`poster[{number}].shows` is «{shows}», and no block of the text is called that",
            number=self.number,
            shows=shows,
        )
        # A number beyond the last, or a kind that the text has not, is no slip of the pen.
        named = next((word for word in shows.split() if word != "each"), "")
        kinds = {word for each in references(blocks) for word in each.split()}
        is_slip = named not in kinds and did_you_mean(named, kinds)
        meant = did_you_mean(shows, set(references(blocks))) if is_slip else ""
        return error(
            "poster-reference",
            worded("{fact}{did_you_mean}", fact=fact, did_you_mean=meant),
            worded("name one of what there is: {names}", names=listed(existing(blocks))),
            self.at,
        )

    def _unsuited(self) -> Diagnostic | None:
        """The first of the sheets that cannot be."""
        poster = self.poster
        for each in self.shown:
            if why := _unsuited(each, poster):
                fact = worded(
                    "`poster[{number}].compose` is «{compose}», and «{ref}» {why}",
                    number=self.number,
                    compose=poster.compose,
                    ref=each.ref,
                    why=why,
                )
                at = self.source.places.get(f"poster[{self.number}].compose")
                return error("poster-composition", fact, "leave `compose` out, or write `page`", at)
        return None


def _unsuited(shown: Shown, poster: Poster) -> str:
    """Why what is shown cannot be composed as is asked, "" where it can: many blocks are a page,
    but for verse, and a numeral has a number.
    """
    if poster.compose in ("auto", "page"):
        return ""
    if not is_alone(shown, poster) and not shown.verse:
        return worded("is more than the words of one block")
    return worded("has no number") if poster.compose == "numeral" and not shown.is_numbered else ""


def asked_for(source: Source, reading: Reading) -> list[Asked]:
    """Every `[[poster]]` in the order of edition.toml."""
    return [
        _asked(source, reading.of(poster.reading), number)
        for number, poster in enumerate(source.description.poster, 1)
    ]


def _asked(source: Source, reading: Reading, number: int) -> Asked:
    poster = reading.displayed_description.poster[number - 1]
    return Asked(source, reading, number, shown_by(poster, reading.displayed.blocks))


def too_many(asked: Sequence[Asked]) -> Diagnostic | None:
    """That there are more sheets than are set."""
    if not asked:
        return None
    place = asked[0].source.places.get("poster")
    return POSTERS.exceeded(sum(len(each.shown) for each in asked), place)


def refused(source: Source, reading: Reading) -> Problems:
    """Why posters of an edition cannot be, before any is set."""
    asked = asked_for(source, reading)
    many = too_many(asked)
    return (many,) if many else tuple(dict.fromkeys(_refused(asked)))


def _refused(asked: Sequence[Asked]) -> Iterator[Diagnostic]:
    names: set[str] = set()
    for each in asked:
        if wrong := each.wrong:
            yield wrong
            continue
        for shown in each.shown:
            name = each.named(output_kinds.POSTERS, shown)
            if name in names:
                yield each.twice(name)
            names.add(name)
