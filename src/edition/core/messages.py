"""Messages: English templates with named fields, so that a catalogue can say them in another
language.

Where a fact or an act holds a value, it is `worded("«{entry}» is no line of {file}", entry=…, …)`;
else it is a plain string. Both are found by xgettext: `--keyword=worded:1 --keyword=error:2
--keyword=error:3`, and so for `warning` and `note`.
"""

from typing import Any


class Message(str):
    """The English words, with the `template` and the `fields` that they were made of."""

    __slots__ = ("fields", "template")

    template: str
    fields: dict[str, Any]


def worded(template: str, /, **fields: object) -> Message:
    """The template with its fields put in, as `str.format` does; braces in it are doubled."""
    message = Message(template.format(**fields))
    message.template, message.fields = template, fields
    return message
