"""What edition.toml must fulfil where it says who made the text and what it is about."""

from collections.abc import Iterator

from edition.core.diagnostics import Diagnostic, error
from edition.core.identifiers import (
    is_ark,
    is_doi,
    is_isbn,
    is_isni,
    is_issn,
    is_orcid,
    is_ror,
    licence_at,
)
from edition.core.patterns import later
from edition.core.quoting import worded
from edition.model.description import Creator, Description
from edition.read.typed_toml import Places

_SPDX = later(r"[A-Za-z0-9][A-Za-z0-9.+-]{0,63}")


def who_and_what(description: Description, places: Places) -> Iterator[Diagnostic]:
    """Every breach of a rule, in the order of edition.toml's reference."""
    yield from _licence(description, places)
    if description.isbn and not is_isbn(description.isbn):
        yield _unfit("isbn", description.isbn, worded("an ISBN, such as 978-0-306-40615-7"), places)
    if description.ark and not is_ark(description.ark):
        wanted = worded("an ARK with NOID's check character, such as ark:13030/xf93gt2q")
        yield _unfit("ark", description.ark, wanted, places)
    if description.doi and not is_doi(description.doi):
        yield _unfit("doi", description.doi, worded("a DOI, such as 10.5281/zenodo.1"), places)
    for kind, agents in (
        ("creator", description.creator),
        ("contributor", description.contributor),
    ):
        for number, agent in enumerate(agents, 1):
            yield from _agent(agent, f"{kind}[{number}]", places)
    for number, series in enumerate(description.series, 1):
        if series.issn and not is_issn(series.issn):
            path = f"series[{number}].issn"
            yield _unfit(path, series.issn, worded("an ISSN, such as 0317-8471"), places)


def _licence(description: Description, places: Places) -> Iterator[Diagnostic]:
    said, at = description.licence, places.get("licence")
    if said and not _SPDX.fullmatch(said):
        fact = worded('`licence` is "{said}", which is no id of a licence', said=said)
        yield error("licence", fact, "write its id from spdx.org/licenses, such as OFL-1.1", at)
    elif said and (known := licence_at(description.rights)) and said != known:
        fact = worded(
            '`licence` is "{said}", and the address in `rights` is that of {known}',
            said=said,
            known=known,
        )
        yield error("licence", fact, "let both name one licence", at)


def _agent(agent: Creator, path: str, places: Places) -> Iterator[Diagnostic]:
    """A person has a name that may be parted and an ORCID, an organisation a ROR; no name has the
    mark that parts names in Info, in XMP and in the list of a bag.
    """
    for key in ("name", "given", "family"):
        if ";" in getattr(agent, key):
            fact = worded(
                "`{path}.{key}` holds a semicolon, which parts names in catalogues",
                path=path,
                key=key,
            )
            act = worded("write one name, and each other under its own header")
            yield error("agent", fact, act, places.get(f"{path}.{key}"))
    is_person = agent.kind == "person"
    for key in ("ror",) if is_person else ("given", "family", "orcid"):
        if getattr(agent, key):
            fact = worded(
                "`{path}.{key}` is stated of {whom}",
                path=path,
                key=key,
                whom=worded("a person") if is_person else worded("an organisation"),
            )
            kind = "organisation" if is_person else "person"
            act = worded('remove it, or write kind = "{kind}"', kind=kind)
            yield error("agent", fact, act, places.get(f"{path}.{key}"))
            return
    for key, other in (("given", "family"), ("family", "given")):
        if getattr(agent, key) and not getattr(agent, other):
            fact = worded(
                "`{path}` has a {key} name and no {other} name", path=path, key=key, other=other
            )
            act = worded("state both, or the whole name alone")
            yield error("agent", fact, act, places.get(f"{path}.{key}"))
    if agent.orcid and not is_orcid(agent.orcid):
        yield _unfit(
            f"{path}.orcid", agent.orcid, worded("an ORCID, such as 0000-0002-1825-0097"), places
        )
    if agent.ror and not is_ror(agent.ror):
        yield _unfit(f"{path}.ror", agent.ror, worded("a ROR, such as 05dxps055"), places)
    if agent.isni and not is_isni(agent.isni):
        wanted = worded("an ISNI, such as 0000 0001 2103 2683")
        yield _unfit(f"{path}.isni", agent.isni, wanted, places)


def _unfit(path: str, value: str, wanted: str, places: Places) -> Diagnostic:
    fact = worded(
        '`{path}` is "{value}", whose form or check digit is not that of {wanted}',
        path=path,
        value=value,
        wanted=wanted,
    )
    return error(
        "identifier", fact, "copy it from its register, without an address", places.get(path)
    )
