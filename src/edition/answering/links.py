"""`edition check --links`: whether the addresses of an edition answer."""

from collections.abc import Iterator
from http.client import HTTPException
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from edition import __version__
from edition.core.diagnostics import Diagnostic, Place, Problems, error, note, warning
from edition.core.quoting import by_system, worded
from edition.core.web_addresses import sent, with_id
from edition.model.description import Description, Link
from edition.model.source_folder import Source

_SECONDS = 15
_MOST = 4 << 20
"""Bytes of a page that are looked at: our own are far smaller."""


class _Answer(NamedTuple):
    """The status of HTTP, 0 where no answer came and `why` says it; what the page says."""

    status: int
    why: str = ""
    page: bytes = b""


def answering(source: Source) -> Problems:
    """What each link answers: an error where one that is `confirmed` says that it is not there; of
    the page of this edition, whether it is that.
    """
    return tuple(_answering(source))


def _answering(source: Source) -> Iterator[Diagnostic]:
    for number, link in enumerate(source.description.link, 1):
        path = f"link[{number}].url"
        answer = _asked(sent(with_id(link.url, source.description.id)))
        yield _judged(path, link, answer, source.description, source.places.get(path))


def _judged(
    path: str, link: Link, answer: _Answer, description: Description, at: Place | None
) -> Diagnostic:
    if not answer.status:
        fact = worded("no answer came from `{path}` ({why})", path=path, why=answer.why)
        return warning("link-unreached", fact, "ask again where there is a net", at)
    if answer.status >= 400:
        fact = worded("`{path}` answers {status}", path=path, status=answer.status)
        if link.confirmed:
            act = worded("take `confirmed` away, and print nothing with it until it answers")
            return error("link-silent", fact, act, at)
        return warning("link-silent", fact, "print when it answers", at)
    if link.serves and description.id.encode() not in answer.page:
        fact = worded("`{path}` answers, and not with the page of this edition", path=path)
        return warning("another-page", fact, "put the folder web/ of the build there", at)
    fact = worded("`{path}` answers", path=path)
    act = worded("write confirmed = true")
    if link.confirmed:
        act = worded("nothing need be done")
    return note("link-answers", fact, act, at)


def _asked(address: str) -> _Answer:
    request = Request(address, headers={"User-Agent": f"edition/{__version__}"})
    try:
        with urlopen(request, timeout=_SECONDS) as answer:
            return _Answer(answer.status, page=answer.read(_MOST))
    except HTTPError as refused:
        return _Answer(refused.code)
    except (URLError, HTTPException, OSError, ValueError) as stumble:
        reason = getattr(stumble, "reason", stumble)
        return _Answer(0, by_system(reason))
