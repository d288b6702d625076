"""The colour profile of the print shop that edition.toml names: found inside its folder, with the
digest that it states.
"""

import hashlib
from pathlib import Path

from edition.core.diagnostics import Diagnostic, Place, error
from edition.model.condition import Condition
from edition.model.description import Press
from edition.read.files import read_beside


def read_profile(folder: Path, press: Press, at: Place | None) -> Condition | Diagnostic:
    """The condition that `press.profile` describes, or why there is none."""
    content = read_beside(folder, press.profile, "press.profile", "profile", at)
    if isinstance(content, Diagnostic):
        return content
    # Imported here: few editions name a profile.
    from edition.identity.cmyk import UnfitProfileError, checked

    try:
        name = checked(content)
    except UnfitProfileError as unfit:
        act = "put the CMYK output profile there that the print shop names, as it was loaded"
        return error("profile", f'the profile "{press.profile}" {unfit}', act, at)
    digest = hashlib.sha256(content).hexdigest()
    if digest != press.sha256.lower():
        stated = (
            "and not the one that is stated" if press.sha256 else "and `press.sha256` states none"
        )
        fact = f'the profile "{press.profile}" has the SHA-256 {digest}, {stated}'
        return error(
            "profile-digest",
            fact,
            "restore the file, or state this digest if it is the profile that is meant",
            at,
        )
    return Condition(content, name, press.condition)
