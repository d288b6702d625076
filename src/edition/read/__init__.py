"""The first stage: one folder of a description, a text and emendations, as found, to typed values;
no character is changed.
"""

from edition.read.folder import read, read_description

__all__ = ["read", "read_description"]
