"""Values as TOML 1.0."""

_ESCAPES = {'"': '\\"', "\\": "\\\\"}


def quoted(value: str, plain: str = "") -> str:
    """A basic string; what is not seen is escaped, so that it can be read, but for the characters
    of `plain`.
    """
    return (
        '"'
        + "".join(
            _ESCAPES.get(c) or (c if c.isprintable() or c in plain else escaped(c)) for c in value
        )
        + '"'
    )


def escaped(character: str) -> str:
    """\\u200c, \\U0001f600."""
    point = ord(character)
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
