"""Reading a file, where not being able to is an answer and not an exception."""

from pathlib import Path


def read_bytes(path: Path) -> bytes | str:
    """The content of a file, or what is wrong with it, in words that follow its name («is not there»)."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return "is not there"
    except (IsADirectoryError, NotADirectoryError):
        return "is no file"
    except (OSError, ValueError):
        return "cannot be opened for reading"
