"""Under which licence a package is: what its metadata say, as an expression of SPDX, and whether
that is one we allow.
"""

from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution
from typing import NamedTuple

from license_expression import LicenseSymbol, get_spdx_licensing

from tests.supply.lock import normal

SHIPPED = frozenset(
    ("Apache-2.0", "BSD-3-Clause", "Bitstream-Vera", "LicenseRef-Public-Domain", "MIT", "OFL-1.1")
)
"""Of what our wheel contains."""
ALLOWED = SHIPPED | frozenset(
    (
        "0BSD", "BSD-2-Clause", "FTL", "IJG", "LicenseRef-Public-Domain", "MIT-CMU",
        "MIT-Modern-Variant", "MIT-open-group", "PSF-2.0", "Unicode-3.0", "Unicode-DFS-2016", "X11", "Zlib", "libpng-2.0",
        "libtiff",
        # Used and not shipped: whoever installs edition gets them from their authors, and may
        # replace them.
        "LGPL-2.1-or-later", "LGPL-3.0-or-later", "MPL-2.0",
    )
)  # fmt: skip
"""Of what is installed beside it."""

_CLASSIFIER = "License :: "
_PLAIN = {
    "Apache License 2.0": "Apache-2.0",
    "OSI Approved :: MIT License": "MIT",
    "Public Domain": "LicenseRef-Public-Domain",
}
"""Words of metadata that leave no doubt."""


class _Read(NamedTuple):
    """What the metadata say, which is not enough, and the licence that was read in the package
    itself.
    """

    said: str
    licence: str


_READ = {
    "jalali-core": _Read("LGPL", "LGPL-2.1-or-later"),
    "pypdfium2": _Read(
        "BSD-3-Clause, Apache-2.0, dependency licenses", "BSD-3-Clause AND Apache-2.0"
    ),
    "python-bidi": _Read(
        "OSI Approved :: GNU Library or Lesser General Public License (LGPL)", "LGPL-3.0-or-later"
    ),
}
"""Where words leave doubt; one whose words change is read anew."""

FONTS = {"Vazirmatn": "OFL-1.1", "DejaVuSansMono": "Bitstream-Vera AND LicenseRef-Public-Domain"}
"""Of the fonts that are shipped, by the first part of their names."""

ELSEWHERE = {"colorama": "BSD-3-Clause", "typing-extensions": "PSF-2.0"}
"""Of packages that the lock has for other environments than this one."""


def licence_of(package: Distribution) -> str:
    """Its expression of SPDX, or "" where the metadata leave it open."""
    metadata = package.metadata
    if expression := metadata.get("License-Expression"):
        return str(expression)
    name = normal(metadata["Name"])
    words = list(_words(package))
    if name in _READ:
        return _READ[name].licence if _READ[name].said in words else ""
    spdx = get_spdx_licensing()
    plain = (_PLAIN.get(each, each) for each in words)
    return next(
        (each for each in plain if each in _PLAIN.values() or not spdx.validate(each).errors), ""
    )


def _words(package: Distribution) -> Iterator[str]:
    """What the metadata say of the licence, in the older ways."""
    yield from filter(None, (package.metadata.get("License"),))
    for classifier in package.metadata.get_all("Classifier") or ():
        if classifier.startswith(_CLASSIFIER):
            yield classifier.removeprefix(_CLASSIFIER)


def words_of(package: Distribution) -> str:
    """The same in a line, for a message."""
    return " / ".join(" ".join(each.split())[:60] for each in _words(package)) or "nothing"


def is_allowed(expression: str, allowed: frozenset[str] = ALLOWED) -> bool:
    """Whether one may choose of it such licences alone; an exception to one («WITH») takes nothing
    away.
    """
    parsed = get_spdx_licensing().parse(expression)

    def chosen(node: object) -> bool:
        if isinstance(node, LicenseSymbol):
            return node.key in allowed
        if hasattr(node, "license_symbol"):
            return node.license_symbol.key in allowed
        return (any if node.operator.strip() == "OR" else all)(map(chosen, node.args))  # type: ignore[attr-defined]

    return bool(expression) and chosen(parsed)


def tables() -> Mapping[str, str]:
    """What was read by hand, by package."""
    return {**{name: read.licence for name, read in _READ.items()}, **ELSEWHERE}
