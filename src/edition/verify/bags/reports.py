"""Whether the reports of a bag do nothing but be read: they depend on tools, so no making again
tells who wrote them.

A page of a report has no script, no form, no frame, and fetches nothing: its pictures are in it.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from edition.model.proof import Check, CheckName
from edition.verify.bags.attempts import attempt
from edition.verify.bags.held import text_of

_DOING = frozenset(
    (
        "script",
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "base",
        "link",
        "audio",
        "video",
        "svg",
    )
)
_FETCHED = frozenset(
    ("src", "srcset", "href", "data", "action", "formaction", "poster", "background", "xlink:href")
)
_WITHIN = ("#", "data:image/png;")
_FETCHING_STYLES = ("url(", "@import", "expression(")


def reports(bag: Path) -> Check:
    """Failed where a page does anything, or leads out of itself."""
    return attempt(CheckName.REPORTS, "html.parser", lambda: _faults(bag))


def _faults(bag: Path) -> Iterator[str]:
    for page in sorted((bag / "data" / "reports").rglob("*.html")):
        looked = _Page()
        looked.feed(text_of(page))
        looked.close()
        yield from (f"{page.relative_to(bag).as_posix()} {what}" for what in looked.found)


class _Page(HTMLParser):
    """What is found in a page, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DOING or (tag == "meta" and any(key == "http-equiv" for key, _ in attrs)):
            self.found.append(f"has a {tag}")
        for key, value in attrs:
            if key.startswith("on"):
                self.found.append(f"has a script ({key})")
            if key in _FETCHED and not (value or "").strip().lower().startswith(_WITHIN):
                self.found.append(f"leads out of itself ({key})")
            if key == "style":
                self._style(value or "")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "style":
            self._style(data)

    def _style(self, style: str) -> None:
        if any(each in style.lower() for each in _FETCHING_STYLES) or "\\" in style:
            self.found.append("fetches something by its style")
