"""Free faces for scripts that Vazirmatn lacks, and where their files are to be had: what an editor
is told who brings a text in one of them.

All have the SIL Open Font License 1.1, so they may be embedded and given on. The packages of npm
hold static TrueType files, a file a weight.
"""

from collections.abc import Mapping

from msgspec import Struct

from edition.core.quoting import worded


class FreeFace(Struct, frozen=True):
    """A family by its name, the package of npm that has its files, and what its regular is called
    in fonts-noto-core of Debian, "" where it is not there.
    """

    name: str
    package: str
    debian: str = ""

    @property
    def regular(self) -> str:
        """A name for its regular beside edition.toml."""
        return f"{self.name.replace(' ', '')}-Regular.ttf"

    @property
    def bold(self) -> str:
        """A name for its bold."""
        return f"{self.name.replace(' ', '')}-Bold.ttf"


def _noto(name: str) -> FreeFace:
    package = f"@expo-google-fonts/{name.lower().replace(' ', '-')}"
    return FreeFace(name, package, f"{name.replace(' ', '')}-Regular.ttf")


FREE_FACES: Mapping[str, tuple[FreeFace, ...]] = {
    "Hebr": (
        _noto("Noto Serif Hebrew"),
        FreeFace("Frank Ruhl Libre", "@expo-google-fonts/frank-ruhl-libre"),
    ),
    "Syrc": (_noto("Noto Sans Syriac"),),
    "Thaa": (_noto("Noto Sans Thaana"),),
}
"""By the codes of scripts (ISO 15924), the first the one to take."""
SCRIPT_OF: Mapping[str, str] = {
    "he": "Hebr", "yi": "Hebr", "syr": "Syrc", "arc": "Syrc", "dv": "Thaa",
}  # fmt: skip
"""In which script a language is written, by the first part of its tag; the others in Arabic."""
NAMES: Mapping[str, str] = {
    "Arab": worded("Arabic"),
    "Hebr": worded("Hebrew"),
    "Syrc": worded("Syriac"),
    "Thaa": worded("Thaana"),
}


def script_of(tag: str) -> str:
    """The script of a language."""
    return SCRIPT_OF.get(tag.partition("-")[0].lower(), "Arab")


def to_be_had(script: str) -> str:
    """The free faces for a script and where their files are, as the end of a clause."""
    free = FREE_FACES[script]
    names = " or ".join(each.name for each in free)
    packages = " and ".join(each.package for each in free)
    debian = f"; {free[0].debian} in Debian's fonts-noto-core" if free[0].debian else ""
    return (
        f"{names} (free, OFL 1.1; .ttf files in the npm package{'s' * (len(free) > 1)} "
        f"{packages}{debian})"
    )
