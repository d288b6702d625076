"""How a person is spoken to: problems and results in the language that was asked for, with the line
of the source that they are about. Nothing of it comes into an output, and `--json` has none of it.

docs/messages.md says how a line is made that reads right in a terminal.
"""
