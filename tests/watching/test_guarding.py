"""Who is let in."""

import pytest
from starlette.datastructures import Headers

from edition.core.quoting import Message
from edition.speech.catalogue import ENGLISH
from edition.watching.guarding import ANOTHER_HOST, ANOTHER_PAGE, NO_TOKEN, Guard

TOKEN = "a-token"
OWN = {"host": "127.0.0.1:4000"}
ORIGIN = "http://127.0.0.1:4000"


async def nothing(*_: object) -> None:
    """An application that is never asked."""


def refusal(method: str, path: str, **headers: str) -> Message | None:
    given = {name.replace("_", "-"): value for name, value in {**OWN, **headers}.items()}
    return Guard(nothing, TOKEN, 4000, ENGLISH).refusal(method, path, Headers(given))


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_who_has_the_address_is_let_in(method: str, site: str) -> None:
    assert refusal(method, f"/{TOKEN}/") is None
    assert refusal(method, f"/{TOKEN}/events", sec_fetch_site=site) is None
    assert refusal(method, f"/{TOKEN}/events", origin=ORIGIN, sec_fetch_site=site) is None


def test_our_page_may_write() -> None:
    assert refusal("POST", f"/{TOKEN}/place", origin=ORIGIN) is None


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:4000", "127.0.0.1", "127.0.0.1:4001", "localhost:4000"]
)
def test_another_host_is_refused(host: str) -> None:
    assert refusal("GET", f"/{TOKEN}/", host=host) == ANOTHER_HOST


def test_no_host_is_refused() -> None:
    assert (
        Guard(nothing, TOKEN, 4000, ENGLISH).refusal("GET", f"/{TOKEN}/", Headers({}))
        == ANOTHER_HOST
    )


@pytest.mark.parametrize("path", ["/", "", "/a-toke/", "/a-tokens/", "/events", "//a-token/", "*"])
def test_without_the_token_nothing_answers(path: str) -> None:
    assert refusal("GET", path) == NO_TOKEN


@pytest.mark.parametrize("origin", ["", "null", "http://evil.example", "http://127.0.0.1:4001"])
def test_what_writes_comes_from_our_page(origin: str) -> None:
    assert refusal("POST", f"/{TOKEN}/place", origin=origin) == ANOTHER_PAGE
    assert refusal("PUT", f"/{TOKEN}/place", origin=origin) == ANOTHER_PAGE


def test_what_writes_says_where_it_comes_from() -> None:
    assert refusal("POST", f"/{TOKEN}/place") == ANOTHER_PAGE


def test_another_origin_may_not_even_read() -> None:
    assert refusal("GET", f"/{TOKEN}/", origin="http://evil.example") == ANOTHER_PAGE


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_may_not_show_it_as_a_part(site: str) -> None:
    assert refusal("GET", f"/{TOKEN}/picture", sec_fetch_site=site) == ANOTHER_PAGE
