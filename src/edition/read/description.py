"""What edition.toml must fulfil beyond its types: each rule a function that yields what breaks it, at the line of its key."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from edition.core.diagnostics import Diagnostic, Problems, error, warning
from edition.core.nearest import did_you_mean
from edition.core.white_space import same
from edition.model.description import Description
from edition.read.key_lines import Places

LANGUAGES_WITH_RULES = ("fa",)
# Shape of a BCP 47 tag: letters for the language, then subtags of letters and digits.
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
# What the Internet Archive accepts as an identifier.
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,79}")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_ADDRESS_LETTERS = re.compile(r"[^\s<>\"{}|\\^`]+")


def faults(description: Description, places: Places) -> Problems:
    """Every breach of a rule, in the order of the rules."""
    rules = (_blanks, _identifiers, _languages, _title_parts, _rights, _links, _normative_date, _outputs, _image_sizes)
    return tuple(problem for rule in rules for problem in rule(description, places))


def address(link_url: str, identifier: str) -> str:
    """The address of a link, with the id of the edition in its place."""
    return link_url.replace("{id}", identifier)


def _blanks(description: Description, places: Places) -> Iterator[Diagnostic]:
    """No text that is printed or compared is blank or has white space at an end."""
    texts = {key: getattr(description, key) for key in ("title", "issuing_body", "rights", "version")}
    optional = {key: getattr(description, key) for key in ("short_title", "adopting_meeting", "place", "rights_statement")}
    texts |= {key: text for key, text in optional.items() if text}
    texts |= {f"parallel_titles.{tag}": text for tag, text in description.parallel_titles.items()}
    texts |= {f"date[{n}].printed": date.printed for n, date in enumerate(description.date, 1)}
    texts |= {f"link[{n}].label": link.label for n, link in enumerate(description.link, 1)}
    texts |= {f"image[{n}].alt": image.alt for n, image in enumerate(description.image, 1)}
    for path, text in texts.items():
        if not text.strip():
            yield error("blank", f"`{path}` is blank", "write what stands for it in the printed thing", places.get(path))
        elif text != text.strip():
            yield error("outer-space", f"`{path}` has white space at an end", "delete it there", places.get(path))


def _identifiers(description: Description, places: Places) -> Iterator[Diagnostic]:
    act = "use Latin letters, digits, full stop, low line and hyphen alone, a letter or digit first, 3 to 80 of them"
    for path, text in (("id", description.id), ("replaces", description.replaces)):
        if not _IDENTIFIER.fullmatch(text) and (text or path == "id"):
            yield error("identifier", f'`{path}` is "{text}", which no archive takes as an identifier', act, places.get(path))
    if description.replaces and description.replaces == description.id:
        act = "give the corrected edition an id of its own"
        yield error("identifier", "`replaces` names this edition itself", act, places.get("replaces"))


def _languages(description: Description, places: Places) -> Iterator[Diagnostic]:
    tags = {"language": description.language} | {f"parallel_titles.{tag}": tag for tag in description.parallel_titles}
    for path, tag in tags.items():
        if not _LANGUAGE_TAG.fullmatch(tag):
            yield error("language", f'"{tag}" is no language tag', "write one like fa or en", places.get(path))
        elif path == "language" and tag not in LANGUAGES_WITH_RULES:
            fact = f'there are no rules yet for a text in the language "{tag}"'
            yield error("language", fact, f"only {', '.join(LANGUAGES_WITH_RULES)} can be set", places.get(path))


def _title_parts(description: Description, places: Places) -> Iterator[Diagnostic]:
    joined = " ".join(description.title_parts)
    if description.title_parts and not same(joined, description.title):
        fact = f"`title_parts` joined are «{joined}», but `title` is «{description.title}»"
        yield error("title-parts", fact, "let the parts hold exactly the words of the title", places.get("title_parts"))


def _rights(description: Description, places: Places) -> Iterator[Diagnostic]:
    if description.rights.strip():
        yield from _address_faults("rights", description.rights, places)


def _links(description: Description, places: Places) -> Iterator[Diagnostic]:
    for number, link in enumerate(description.link, 1):
        path = f"link[{number}].url"
        unknown = [name for name in _PLACEHOLDER.findall(link.url) if name != "id"]
        for name in unknown:
            fact = f"`{path}` holds {{{name}}}{did_you_mean(name, ['id'])}"
            yield error("placeholder", fact, "write {id}, the only one that can stand in an address", places.get(path))
        if not unknown:
            yield from _address_faults(path, address(link.url, description.id), places)
        if not link.confirmed:
            fact = f"nobody has confirmed that `{path}` answers"
            act = "print after deposit, when it does, and write confirmed = true"
            yield warning("unconfirmed-link", fact, act, places.get(path))


def _address_faults(path: str, url: str, places: Places) -> Iterator[Diagnostic]:
    try:
        parts = urlsplit(url)
        host, port_is_number = parts.hostname, parts.port is None or parts.port > 0
    except ValueError:
        host, port_is_number = None, False
    if not re.match("https?://", url, re.IGNORECASE):
        yield error("address", f'`{path}` is "{url}", not an http or https address', "begin it with https://", places.get(path))
    elif not host or not any(map(str.isalnum, host)) or not port_is_number or not _ADDRESS_LETTERS.fullmatch(url):
        fact = f'`{path}` is "{url}", which no reader could follow'
        yield error("address", fact, "write it like https://host/path, without spaces", places.get(path))


def _normative_date(description: Description, places: Places) -> Iterator[Diagnostic]:
    """Of several dates the machine date comes from exactly one, and the editor says why from that one."""
    normative = [n for n, date in enumerate(description.date, 1) if date.normative]
    if len(description.date) > 1 and not normative:
        fact = f"there are {len(description.date)} dates and none is normative"
        yield error("normative-date", fact, "write normative = true and a reason for one of them", places.get("date[1]"))
    for number in normative[1:]:
        fact = f"`date[{normative[0]}]` and `date[{number}]` are both normative"
        yield error("normative-date", fact, "let one of them be", places.get(f"date[{number}].normative"))
    for number in normative[:1]:
        if len(description.date) > 1 and not description.date[number - 1].reason.strip():
            fact = f"`date[{number}]` is normative without a reason"
            yield error("normative-date", fact, "add reason = and why this one counts", places.get(f"date[{number}].normative"))


def _outputs(description: Description, places: Places) -> Iterator[Diagnostic]:
    if not description.output:
        yield error("no-output", "`output` is empty", 'add [[output]] with kind = "pamphlet"', places.get("output"))
    for number, output in enumerate(description.output, 1):
        first = description.output.index(output) + 1
        if first < number:
            fact = f"`output[{number}]` repeats `output[{first}]`"
            yield error("repeated-output", fact, "remove one of them", places.get(f"output[{number}]"))


def _image_sizes(description: Description, places: Places) -> Iterator[Diagnostic]:
    for number, image in enumerate(description.image, 1):
        if not 1 <= image.width_mm <= 1000:
            path = f"image[{number}].width_mm"
            yield error("image-size", f"`{path}` is {image.width_mm:g}", "write a width from 1 to 1000 mm", places.get(path))
