"""edition compiles a plain right-to-left text and a TOML description into printable, archival
PDFs.

What a program may use of it is named here, and described in docs/api.md; its types are in
`__init__.pyi`. Each is imported when it is asked for, so that `import edition` costs nothing.
"""

__version__ = "0.1.0"

_FROM = {
    "BuildOrder": "edition.pipeline",
    "Built": "edition.pipeline",
    "Checked": "edition.checking",
    "Description": "edition.model.description",
    "Problem": "edition.core.diagnostics:Diagnostic",
    "build": "edition.pipeline",
    "check": "edition.checking",
    "read_description": "edition.read",
}
__all__ = sorted(_FROM)


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, called = _FROM[name].partition(":")
    return getattr(import_module(module), called or name)
