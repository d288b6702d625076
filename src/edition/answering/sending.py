"""Sending a draft to an archive, on an explicit command alone: the requests that `edition deposit
--draft` wrote, in their order, with a token. It ends at the first answer that is not the expected
one.

A token goes by TLS, or to this machine; where an answer leads elsewhere it is not followed, for the
token would go there too.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from http.client import HTTPException
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import msgspec
from msgspec import Struct

from edition import __version__
from edition.core.bounds import BAG_RECORD
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.inside import Astray, inside
from edition.core.quoting import worded

_REQUESTS = "requests.json"
_SECONDS = 120
_MOST = 4 << 20
"""Bytes of an answer that are read."""
_ID = "{id}"
_PATH = re.compile(r"/api/records(?:/\{id\}(?:/[A-Za-z0-9][A-Za-z0-9._-]*)+)?")
_METHODS = ("DELETE", "POST", "PUT")
_NUMBER = re.compile(r"[A-Za-z0-9-]{1,64}")


class _Asked(Struct, frozen=True):
    """A request of the list; its body is one of `json`, a file beside it, `body`, and `file`, one
    of the deposit with its digest.
    """

    method: str
    path: str
    answers: tuple[int, ...]
    json: str = ""
    body: Any = None
    file: str = ""
    sha256: str = ""
    publishes: bool = False


class _Listed(Struct, frozen=True):
    service: str
    requests: tuple[_Asked, ...]
    id: str = ""


class Sent(Struct, frozen=True):
    """The number of the draft, its DOI and its page, as the archive told them, "" where it did not;
    how many requests were answered as they should be.
    """

    record: str = ""
    doi: str = ""
    page: str = ""
    requests: int = 0
    problems: Problems = ()


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def send(draft: Path, to: str, token: str, *, publish: bool = False) -> Sent:
    """Send the draft in a folder to the service at an address; it is published only where that is
    said.
    """
    if fault := _unfit(to, token):
        return Sent(problems=(fault,))
    try:
        content = (draft / _REQUESTS).read_bytes()
        if BAG_RECORD.exceeded(len(content)):
            raise ValueError
        listed = msgspec.json.decode(content, type=_Listed)
    except (OSError, ValueError, RecursionError):
        fact = worded("there is no list of requests to be sent")
        act = worded("name the folder that `edition deposit --draft` wrote")
        return Sent(problems=(error("no-draft", fact, act, Place(draft.as_posix())),))
    sent = Sent(record=listed.id)
    for asked in listed.requests:
        if asked.publishes and not publish:
            continue
        if not (_PATH.fullmatch(asked.path) and asked.method in _METHODS):
            fact = worded(
                "the list asks for «{path}», which is no request to an archive", path=asked.path
            )
            act = worded("write the draft anew with `edition deposit`")
            problem = error("sending", fact, act, Place((draft / _REQUESTS).as_posix()))
            return msgspec.structs.replace(sent, problems=(problem,))
        body = _body(draft, asked)
        if isinstance(body, Diagnostic):
            return msgspec.structs.replace(sent, problems=(body,))
        status, answer = _answered(to, token, asked, sent.record, body)
        if status not in asked.answers:
            return msgspec.structs.replace(sent, problems=(_refused(asked, status, answer),))
        sent = _told(sent, answer)
    return sent


def _unfit(to: str, token: str) -> Diagnostic | None:
    parts = urlsplit(to)
    try:
        here = parts.hostname == "localhost" or ip_address(parts.hostname or "").is_loopback
    except ValueError:
        here = False
    if parts.scheme != "https" and not (parts.scheme == "http" and here):
        fact = worded("a token would go to `{to}` for all to read", to=to)
        return error("sending", fact, "write an address that begins with https://")
    if not token.strip() or not token.isascii() or not token.isprintable():
        fact = worded("there is no token")
        return error("sending", fact, "set EDITION_TOKEN to the one that the archive gave you")
    return None


def _body(draft: Path, asked: _Asked) -> bytes | Diagnostic:
    """What a request carries; a file of the deposit only where it is the one that was packed."""
    if asked.body is not None:
        return msgspec.json.encode(asked.body)
    name, top = (asked.json, draft) if asked.json else (asked.file, draft.parent)
    if not name:
        return b""
    file = inside(top, name, links=False)
    at = Place((top / name).as_posix())
    if isinstance(file, Astray):
        fact = worded("«{name}», which is to be sent, {words}", name=name, words=file.words)
        return error("sending", fact, "write the draft anew with `edition deposit`", at)
    content = file.read_bytes()
    if asked.sha256 and sha256(content).hexdigest() != asked.sha256:
        fact = worded("{name} is not the file that was packed", name=name)
        return error("sending", fact, "write the draft anew with `edition deposit`", at)
    return content


def _answered(
    to: str, token: str, asked: _Asked, record: str, body: bytes
) -> tuple[int, Mapping[str, Any]]:
    """The status, 0 where no answer came, and what the answer says."""
    kind = "application/octet-stream" if asked.file else "application/json"
    request = Request(
        to.rstrip("/") + asked.path.replace(_ID, record),
        data=body if body or asked.method != "DELETE" else None,
        method=asked.method,
        headers={
            "Authorization": f"Bearer {token}",
            "Content-Type": kind,
            "Accept": "application/json",
            "User-Agent": f"edition/{__version__}",
        },
    )
    try:
        with build_opener(_NoRedirect).open(request, timeout=_SECONDS) as answer:
            return answer.status, _table(answer.read(_MOST))
    except HTTPError as refused:
        return refused.code, _table(refused.read(_MOST))
    except (URLError, HTTPException, OSError, ValueError) as stumble:
        return 0, {"message": type(stumble).__name__}


def _table(content: bytes) -> Mapping[str, Any]:
    try:
        return msgspec.json.decode(content, type=dict[str, Any])
    except (msgspec.MsgspecError, RecursionError):
        return {}


def _refused(asked: _Asked, status: int, answer: Mapping[str, Any]) -> Diagnostic:
    said = str(answer.get("message", ""))
    errors = answer.get("errors")
    if isinstance(errors, list):
        said += "".join(
            f"; {each.get('field')}: {' '.join(map(str, each.get('messages', [])))}"
            for each in errors
            if isinstance(each, dict)
        )
    fact = worded(
        "the archive answered {status} to {method} {path} ({said})",
        status=status,
        method=asked.method,
        path=asked.path,
        said=said[:400],
    )
    act = worded("mend what it names; a draft that was begun is there, and is not published")
    return error("sending", fact, act)


def _told(sent: Sent, answer: Mapping[str, Any]) -> Sent:
    """What the answer says of the draft; of the pids it may be the whole, or that one alone."""
    number = str(answer.get("id", ""))
    links = answer.get("links")
    pids = answer.get("pids")
    doi = pids.get("doi") if isinstance(pids, dict) else None
    page = links.get("self_html") if isinstance(links, dict) else None
    said = doi.get("identifier") if isinstance(doi, dict) else None
    return Sent(
        record=sent.record or (number if _NUMBER.fullmatch(number) else ""),
        doi=str(said) if said else sent.doi,
        page=str(page) if page else sent.page,
        requests=sent.requests + 1,
    )
