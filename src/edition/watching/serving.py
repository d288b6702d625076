"""What is served: the page with its script and style, the pictures, what changes, where a word
stands, and the files of the last build. Each by a name that is known; no folder.
"""

import json
from collections.abc import AsyncIterator
from html import escape
from mimetypes import guess_type
from pathlib import Path, PurePath
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from edition.faces.face import folder as fonts
from edition.model.page import PagedDocument
from edition.speech.catalogue import Tongue
from edition.watching.editing import opened
from edition.watching.guarding import MADE, Guard
from edition.watching.orders import WatchOrder
from edition.watching.pictures import STEP, WIDEST, Pictures
from edition.watching.places import Places
from edition.watching.showing import Showing
from edition.watching.sights import Shown
from edition.watching.telling import (
    direction_of,
    keys_of,
    layer_told,
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
_OF_AN_EDITION = ("edition.toml", "text.txt", "text.md", "emendations.toml")
_MOST, _LONGEST = 4096, 9
"""Bytes of what our page says, and figures of the number of a line."""
_AN_HOUR = "private, max-age=3600, immutable"


class Pages:
    """The answers, each from what is shown now. `made` is the folder of the build."""

    def __init__(
        self,
        showing: Showing,
        pictures: Pictures,
        order: WatchOrder,
        made: Path,
        tongue: Tongue,
    ) -> None:
        self._showing, self._order, self._made, self._tongue = showing, order, made, tongue
        self._pictures = pictures
        self._placed: dict[str, tuple[PagedDocument, Places]] = {}
        self._page = _page(tongue)

    def application(self, token: str, port: int) -> Guard:
        """All of it, guarded."""
        routes = [
            Route("/{token}/", self.page),
            Route("/{token}/events", self.events),
            Route("/{token}/picture", self.picture),
            Route("/{token}/layers", self.layers),
            Route("/{token}/line", self.line),
            Route("/{token}/place", self.place, methods=["POST"]),
            Route("/{token}/open", self.open, methods=["POST"]),
            Route("/{token}/made/{name:path}", self.made),
            Route("/{token}/{name}", self.part),
        ]
        return Guard(Starlette(routes=routes), token, port, self._tongue)

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
            state = "stopped" if sight.failed else self._showing.state
            told = outcome_told(self._showing.outcome, state, self._tongue)
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

    async def layers(self, request: Request) -> Response:
        """What is seen over a page."""
        asked = request.query_params
        met = self._met(asked.get("of", ""), asked.get("page", ""))
        if met is None:
            return Response(status_code=404)
        found = await run_in_threadpool(self._layers, *met)
        return JSONResponse(found)

    def _layers(self, shown: Shown, page: int) -> list[dict[str, Any]]:
        found = self._places(shown).layers(page)
        return [layer_told(each, self._tongue) for each in found]

    async def line(self, request: Request) -> Response:
        """The first page that shows a line of the source."""
        asked = request.query_params.get("n", "")
        number = (
            int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < _LONGEST else 0
        )
        found = await run_in_threadpool(self._line, number)
        return Response(status_code=404) if found is None else JSONResponse(found)

    def _line(self, number: int) -> dict[str, Any] | None:
        sight = self._showing.sight
        for shown in sight.shown:
            found = self._places(shown).boxes(number) if sight.edited else None
            if found and sight.edited:
                at = [sheet.page.number for sheet in shown.sheets].index(found[0])
                file = PurePath(sight.edited.source.text.file).name
                return {"of": shown.name, "at": at, "boxes": found[1], "file": file, "line": number}
        return None

    async def place(self, request: Request) -> Response:
        """Where a word is from, which is opened in the editor."""
        asked = await _asked(request, _Point)
        met = self._met(asked.of, asked.page) if asked else None
        if asked is None or met is None:
            return Response(status_code=404)
        found = await run_in_threadpool(self._places(met[0]).place, met[1], asked.x, asked.y)
        if found is None or found.line is None:
            return Response(status_code=404)
        return self._opened(PurePath(found.file).name, found.line)

    async def open(self, request: Request) -> Response:
        """A line of a file of the edition is opened in the editor."""
        asked = await _asked(request, _Line)
        if asked is None or asked.file not in _OF_AN_EDITION:
            return Response(status_code=404)
        return self._opened(asked.file, asked.line)

    def _opened(self, file: str, line: int) -> Response:
        path = self._order.folder.absolute() / file
        done = path.is_file() and opened(self._order.editor, path, line)
        return JSONResponse({"file": file, "line": line, "opened": done})

    def _met(self, name: str, key: str) -> tuple[Shown, int] | None:
        """An output, and the number of the page of a key."""
        shown = self._showing.sight.of(name)
        found = [sheet.page for sheet in shown.sheets if sheet.key == key] if shown else []
        return (shown, found[0].number) if shown and found and not found[0].turned else None

    def _places(self, shown: Shown) -> Places:
        edited = self._showing.sight.edited
        assert edited
        known = self._placed.get(shown.name)
        if known is None or known[0] is not shown.paged:
            known = self._placed[shown.name] = shown.paged, Places(shown.paged, edited)
        return known[1]

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
        policy = {"Content-Security-Policy": MADE.get(media_type, MADE[""])}
        return Response(content, media_type=media_type, headers=policy)


class _Point(Struct, frozen=True):
    """A point of a page, which is known by its key, of an output."""

    of: str
    page: str
    x: int
    y: int


class _Line(Struct, frozen=True):
    """A line of a file, from 1."""

    file: str
    line: int


Asked = TypeVar("Asked")


async def _asked(request: Request, kind: type[Asked]) -> Asked | None:
    """What a request says as JSON; None where it says something else, or too much."""
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > _MOST:
            return None
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.MsgspecError:
        return None


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
