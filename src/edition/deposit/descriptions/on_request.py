"""The descriptions that are made where edition.toml asks for them by name."""

from collections.abc import Callable, Mapping

from edition.deposit.descriptions.bibtex import bibtex
from edition.deposit.descriptions.ead import ead
from edition.deposit.descriptions.mods import mods
from edition.deposit.descriptions.zenodo import zenodo
from edition.model.record import Record

ON_REQUEST: Mapping[str, tuple[str, Callable[[Record], bytes]]] = {
    "bibtex": ("record.bib", bibtex),
    "ead": ("ead.xml", ead),
    "mods": ("mods.xml", mods),
    "zenodo": ("zenodo.json", zenodo),
}
"""The file of each, and what makes it."""
