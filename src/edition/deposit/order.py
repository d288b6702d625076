"""In which order an archive is given the files: what a reader should be shown stands first."""

from collections.abc import Sequence

from edition.model.materials import PayloadFile


def readable_first(payload: Sequence[PayloadFile]) -> list[PayloadFile]:
    """PDFs with their text beside them at the top of the payload, then those in folders, then
    sheets, then all else; by name.
    """
    names = {file.name for file in payload}

    def rank(file: PayloadFile) -> tuple[bool, bool, bool, str]:
        is_pdf = file.name.endswith(".pdf")
        return (
            not is_pdf,
            f"{file.name.removesuffix('.pdf')}.txt" not in names,
            "/" in file.name,
            file.name,
        )

    return sorted(payload, key=rank)
