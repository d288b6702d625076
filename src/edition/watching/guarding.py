"""Who is let in: whoever has the address with its token, on this machine, from the page that this
process serves.

A page of anybody that the same browser has open could send requests here, by a name that leads to
127.0.0.1 too (DNS rebinding). So the Host must be ours, what another origin asks for is refused,
and nothing answers without the token (OWASP, Server-Side Request Forgery; Fetch Metadata, W3C).
"""

from collections.abc import Mapping
from hmac import compare_digest

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as Event

from edition.core.quoting import Message, worded
from edition.speech.catalogue import Tongue
from edition.speech.sentences import lines_of

HOST = "127.0.0.1"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
MADE: Mapping[str, str] = {
    "text/html": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
    ),
    "application/pdf": "frame-ancestors 'none'",
    "": "default-src 'none'; sandbox",
}
"""Policies of what a build made, by its media type: pages have their style and their pictures in
them, and no script; what a browser shows PDFs with is a page of its own, which they must not
forbid.
"""
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
ANOTHER_HOST = worded("the pages have another address; open the one that was printed")
NO_TOKEN = worded("the address is not whole; open the one that was printed")
ANOTHER_PAGE = worded("another page asked, and only the pages of the edition may")
_READING = ("GET", "HEAD")
_OURS = ("same-origin", "none")
"""What Sec-Fetch-Site says of a request from our page, and of one that a person typed."""


class Guard:
    """Lets through what may be asked, and says on every answer what may be done with it."""

    def __init__(self, app: ASGIApp, token: str, port: int, tongue: Tongue) -> None:
        self._app, self._token, self._tongue = app, token, tongue
        self._host = f"{HOST}:{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http":
            return

        async def marked(message: Event) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if refused := self.refusal(scope["method"], scope["path"], Headers(scope=scope)):
            answer = PlainTextResponse("\n".join(lines_of(refused, self._tongue)), 403)
            await answer(scope, receive, marked)
        else:
            await self._app(scope, receive, marked)

    def refusal(self, method: str, path: str, headers: Mapping[str, str]) -> Message | None:
        """Why a request is refused, None where it is not."""
        if headers.get("host") != self._host:
            return ANOTHER_HOST
        token = path.split("/")[1] if path.startswith("/") else ""
        if not compare_digest(token.encode(), self._token.encode()):
            return NO_TOKEN
        origin = headers.get("origin")
        if origin != f"http://{self._host}" and (origin or method not in _READING):
            return ANOTHER_PAGE
        if headers.get("sec-fetch-site", "none") not in _OURS:
            return ANOTHER_PAGE
        return None
