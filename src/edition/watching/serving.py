"""What is served: the page with its script and style, the pictures, what changes, where a word
stands, and the files of the last build. Each by a name that is known; no folder.
"""

import json
from collections.abc import AsyncIterator
from html import escape
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from edition.faces.face import folder as fonts
from edition.speech.catalogue import Tongue
from edition.watching.guarding import MADE_PAGE, Guard
from edition.watching.pictures import STEP, WIDEST, Pictures
from edition.watching.showing import Showing
from edition.watching.telling import (
    direction_of,
    keys_of,
    outcome_told,
    sight_told,
    words_of,
)

_FOLDER = Path(__file__).parent
_FILES = {
    "page.css": ("text/css", _FOLDER / "page.css"),
    "icon.svg": ("image/svg+xml", _FOLDER / "icon.svg"),
    "page.js": ("text/javascript", _FOLDER / "page.js"),
    "face.ttf": ("font/ttf", fonts() / "Vazirmatn-Regular.ttf"),
}
"""What the page is made of, beside itself."""
_AN_HOUR = "private, max-age=3600, immutable"


class Pages:
    """The answers, each from what is shown now. `made` is the folder of the build."""

    def __init__(self, showing: Showing, made: Path, tongue: Tongue) -> None:
        self._showing, self._made, self._tongue = showing, made, tongue
        self._pictures = Pictures()
        self._page = _page(tongue)

    def application(self, token: str, port: int) -> Guard:
        """All of it, guarded."""
        routes = [
            Route("/{token}/", self.page),
            Route("/{token}/events", self.events),
            Route("/{token}/picture", self.picture),
            Route("/{token}/made/{name:path}", self.made),
            Route("/{token}/{name}", self.part),
        ]
        return Guard(Starlette(routes=routes), token, port)

    async def page(self, _: Request) -> Response:
        """The page itself."""
        return Response(self._page, media_type="text/html")

    async def part(self, request: Request) -> Response:
        """Its script, its style, its face."""
        media_type, file = _FILES.get(request.path_params["name"], ("", None))
        if file is None:
            return Response(status_code=404)
        return Response(await run_in_threadpool(file.read_bytes), media_type=media_type)

    async def events(self, _: Request) -> Response:
        """What is shown, and each change of it, as server-sent events."""
        return StreamingResponse(self._changes(), media_type="text/event-stream")

    async def _changes(self) -> AsyncIterator[str]:
        sent: dict[str, tuple[str, ...]] = {}
        last = None
        async for new in self._showing.changes():
            if not new:
                yield ": nothing new\n\n"
                continue
            sight = self._showing.sight
            if sight.number != last:
                yield _event("sight", sight_told(sight, sent, self._tongue))
                last, sent = sight.number, keys_of(sight)
            told = outcome_told(self._showing.outcome, self._showing.state, self._tongue)
            yield _event("build", told)

    async def picture(self, request: Request) -> Response:
        """A page by its output, its key and a width in pixels."""
        asked = request.query_params
        width = asked.get("w", "")
        if not (width.isascii() and width.isdecimal() and STEP <= int(width) <= WIDEST):
            return Response(status_code=404)
        name, key = asked.get("of", ""), asked.get("page", "")
        found = await run_in_threadpool(
            self._pictures.picture, self._showing.sight, name, key, int(width)
        )
        if found is None:
            return Response(status_code=404)
        return Response(found, media_type="image/png", headers={"Cache-Control": _AN_HOUR})

    async def made(self, request: Request) -> Response:
        """A file that the last build made."""
        name = request.path_params["name"]
        outcome = self._showing.outcome
        if outcome is None or name not in outcome.files or (self._made / name).is_symlink():
            return Response(status_code=404)
        try:
            content = await run_in_threadpool((self._made / name).read_bytes)
        except OSError:
            return Response(status_code=404)
        media_type = guess_type(name)[0] or "application/octet-stream"
        headers = {"Content-Security-Policy": MADE_PAGE} if media_type == "text/html" else {}
        return Response(content, media_type=media_type, headers=headers)


def _event(name: str, value: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(value, ensure_ascii=False)}\n\n"


def _page(tongue: Tongue) -> str:
    """The page with its labels; its script has them too."""
    words = words_of(tongue)
    page = (_FOLDER / "page.html").read_text(encoding="utf-8")
    given = {f"word.{name}": said for name, said in words.items()}
    given |= {"lang": tongue.tag, "dir": direction_of(tongue), "words": json.dumps(words)}
    for name, value in given.items():
        page = page.replace(f"{{{name}}}", escape(value))
    return page
