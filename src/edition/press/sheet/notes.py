"""The pages of plain text that go to the printer beside a file."""

from collections.abc import Callable, Iterator, Sequence

from edition.core.languages.press_words import Tongue

_RULE = "-" * 40
"""Between one language and the next."""


def note(tongues: Sequence[Tongue], say: Callable[[Tongue], Iterator[str]]) -> str:
    """What is said line by line in each language, one language after another."""
    return f"\n\n{_RULE}\n\n".join("\n".join(say(tongue)) for tongue in tongues) + "\n"
