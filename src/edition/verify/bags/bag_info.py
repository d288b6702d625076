"""bag-info.txt (RFC 8493, 2.2.2): what is said of a bag in fields, one line each as deposits have
them.
"""

from collections.abc import Mapping
from pathlib import Path

from edition.core.bounds import BAG_RECORD
from edition.verify.bags.attempts import UnfitError
from edition.verify.bags.held import text_of


def bag_info(bag: Path) -> Mapping[str, str]:
    """The fields by their labels, none of which comes twice; `UnfitError` where the file is
    anything else.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(text_of(bag / "bag-info.txt", BAG_RECORD).splitlines(), 1):
        label, parted, value = line.partition(": ")
        if not parted or label != label.strip():
            raise UnfitError(f"line {number} of bag-info.txt is no field")
        if label in found:
            raise UnfitError(f"bag-info.txt has {label} twice")
        found[label] = value
    return found
