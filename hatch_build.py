"""What `hatchling` asks when it builds or installs edition: catalogues of messages are compiled."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = Path(__file__).parent / "src" / "edition" / "locale"


def compiled(catalogue: Path) -> Path:
    """The .mo beside a .po."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    machine = catalogue.with_suffix(".mo")
    with catalogue.open("rb") as read:
        messages = read_po(read, catalogue.parents[1].name, "edition", abort_invalid=True)
    # Its head has these days, which would be those of the building.
    messages.creation_date = messages.revision_date = datetime.fromtimestamp(0, UTC)
    with machine.open("wb") as written:
        write_mo(written, messages)
    return machine


class CustomBuildHook(BuildHookInterface[Any]):
    """For a wheel, and for a checkout that is installed as it stands."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue, and let the wheel have them, which git has not."""
        for catalogue in sorted(CATALOGUES.glob("*/LC_MESSAGES/edition.po")):
            compiled(catalogue)
        build_data["artifacts"].append("src/edition/locale/**/*.mo")
