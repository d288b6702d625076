"""The second stage: from the text as found to the text to be set, with each change and each date on
the record.
"""

from edition.language.editing import accept, edit, propose

__all__ = ["accept", "edit", "propose"]
