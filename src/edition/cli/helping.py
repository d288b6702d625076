"""What edition says of itself: `schema`, `doctor`, `explain`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from edition.cli.command import command, schemas, verapdf

if TYPE_CHECKING:
    from edition.answers import Answer


@command()
@click.argument(
    "file", type=click.Choice(["edition.toml", "emendations.toml"]), default="edition.toml"
)
def schema(file: str) -> "Answer":
    """Print the JSON Schema of FILE: edition.toml or emendations.toml. Editors check it by that."""
    from edition.answers import of_schema
    from edition.dump.keys_written import schema_json
    from edition.model.description import Description, Emendations

    table = Description if file == "edition.toml" else Emendations
    return of_schema(schema_json(table, file))


@command()
@verapdf
@schemas
def doctor(verapdf: Path | None, schemas: Path | None) -> "Answer":
    """Say what edition needs and what else it can use, whether it is there, and how it is had."""
    from edition.answers import of_doctor
    from edition.doctoring import examined

    return of_doctor(examined(verapdf, schemas))


@command()
@click.argument("code")
def explain(code: str) -> "Answer":
    """Say more of the problem whose CODE stands in brackets behind it, with an example."""
    from edition.answers import of_explain
    from edition.speech.explaining import explained

    return of_explain(*explained(code))
