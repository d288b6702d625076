"""The libraries that edition runs with, as they are installed."""

import re
from collections.abc import Mapping
from importlib import metadata

_NAME = re.compile(r"[A-Za-z0-9._-]+")


def libraries() -> Mapping[str, str]:
    """The distributions that the product requires, with the versions that are installed; none where
    it runs uninstalled.
    """
    try:
        required = [
            wanted for wanted in metadata.requires("edition") or () if "extra ==" not in wanted
        ]
    except metadata.PackageNotFoundError:
        return {}
    names = [found[0] for found in map(_NAME.match, required) if found]
    return {name: metadata.version(name) for name in names}
