"""QR symbols that no phone would read: of an address that no symbol holds, or with modules too
small on their paper.
"""

from collections.abc import Iterator, Sequence

from edition.core.diagnostics import Diagnostic, Problems, error
from edition.core.units import Length, mm
from edition.model.page import Matrix, PagedDocument
from edition.model.source_folder import Source
from edition.typeset.forme.addresses import Address, addresses
from edition.typeset.forme.qr import symbol

_MOST = 2331
"""Bytes that a symbol of the largest version holds at level M (ISO/IEC 18004, table 7)."""
LEAST_MODULE: Length = mm(0.4)


def overlong(source: Source) -> Problems:
    """The addresses that are to be coded, and cannot be."""
    return tuple(_overlong(source))


def _overlong(source: Source) -> Iterator[Diagnostic]:
    for number, address in _coded(source):
        if len(address.target) > _MOST:
            fact = (
                f"`link[{number}].url` has {len(address.target)} bytes, and no QR symbol holds "
                f"more than {_MOST}"
            )
            yield error(
                "qr-too-long", fact, "shorten the address", source.places.get(f"link[{number}].url")
            )


def too_fine(source: Source, outputs: Sequence[PagedDocument]) -> Problems:
    """For each coded address the output in which its modules are smallest, where these are too
    small.
    """
    matrices = [
        (figure, o.name)
        for o in outputs
        for page in o.pages
        for figure in page.figures
        if isinstance(figure, Matrix)
    ]
    small = [(matrix, name) for matrix, name in matrices if matrix.module < LEAST_MODULE]
    return tuple(_smallest(source, small)) if small else ()


def _smallest(source: Source, small: Sequence[tuple[Matrix, str]]) -> Iterator[Diagnostic]:
    for number, address in _coded(source):
        rows = symbol(address.target)
        found = [(matrix.module, name) for matrix, name in small if matrix.rows == rows]
        if found:
            yield fine(source, number, *min(found))


def fine(source: Source, number: int, module: Length, where: str) -> Diagnostic:
    """The problem of a module too small for a phone."""
    fact = (
        f"`link[{number}].url` is so long that a module of its QR symbol would be "
        f"{module / mm(1):.2f} mm in {where}, "
        f"and a phone needs {LEAST_MODULE / mm(1):.1f} mm"
    )
    act = "shorten the address, or print this on larger paper"
    return error("qr-module", fact, act, source.places.get(f"link[{number}].url"))


def _coded(source: Source) -> Iterator[tuple[int, Address]]:
    for number, address in enumerate(addresses(source.description), 1):
        if address.qr:
            yield number, address
