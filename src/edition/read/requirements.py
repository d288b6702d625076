"""What edition.toml must fulfil beyond its types: each rule a function that yields what breaks it,
at the line of its key.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from edition.core.diagnostics import Diagnostic, Place, Problems, error, note, warning
from edition.core.languages import missing_words
from edition.core.languages.language_tags import is_from_the_left, tag_of, with_script
from edition.core.papers import PAPERS, SCREENS
from edition.core.patterns import later
from edition.core.quoting import cut, did_you_mean, worded, worded_later
from edition.core.units import pt
from edition.core.web_addresses import misleading, with_id
from edition.core.white_space import same
from edition.model.description import Description, FaceUse, Link, declared, stated
from edition.model.description.keys import join
from edition.model.imposition import PAGES_OF_A_SHEET
from edition.model.output_kinds import EPUB, FROM_PAGES, IIIF, PAMPHLET, WEB
from edition.read.decoding import is_encoding
from edition.read.stated_days import days_and_dates
from edition.read.typed_toml import Places
from edition.read.who_and_what import who_and_what

# Shape of a BCP 47 tag: letters for the language, then subtags of letters and digits.
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
# What the Internet Archive accepts as an identifier.
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,79}")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_LEAST_TILE = 20.0
"""Millimetres of a poster that a sheet must at least show of its own."""
_ADDRESS_LETTERS = re.compile(r"[^\s<>\"{}|\\^`]+")

_INK = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .+-]{0,59}")
_CONDITION = later(r"[A-Za-z0-9][A-Za-z0-9 ._()+-]{0,59}")
_OTHER_INKS = ("All", "None", "Black", "Cyan", "Magenta", "Yellow")


def faults(description: Description, places: Places) -> Problems:
    """Every breach of a rule, in the order of the rules."""
    rules = (
        _blanks,
        _numbers,
        _names,
        _identifiers,
        _languages,
        _encoding,
        _title_parts,
        _rights,
        who_and_what,
        _links,
        days_and_dates,
        _outputs,
        _tiles,
        _typography,
        _faces,
        _layout,
        _direction,
        _signature,
        _second_ink,
        _condition,
    )
    return tuple(problem for rule in rules for problem in rule(description, places))


def _blanks(description: Description, places: Places) -> Iterator[Diagnostic]:
    """No text that is read, heard or compared is blank or has white space at an end; one that may
    be left out may be empty.
    """
    for each in stated(description):
        key, text = each.of.key, each.value
        shown = (key.printed or key.heard or key.spelt) and not key.spaced
        if not shown or not isinstance(text, str) or text == each.of.default == "":
            continue
        at = places.get(each.path)
        if not text.strip():
            act = (
                worded("write in a few words what is to be seen, for whoever cannot see it")
                if each.of.name == "alt"
                else worded("write its words, or delete the line")
            )
            yield error("blank", worded("`{path}` is blank", path=each.path), act, at)
        elif text != text.strip():
            fact = worded("`{path}` has white space at an end", path=each.path)
            yield error("outer-space", fact, "delete it there", at)


def _numbers(description: Description, places: Places) -> Iterator[Diagnostic]:
    """Every number is between its least and its greatest."""
    for each in stated(description):
        if each.of.key.between is None or not isinstance(each.value, int | float):
            continue
        least, most = each.of.key.between
        # Not «value < least», for that is false of what is no number.
        if not least <= each.value <= most:
            act = worded(
                "write from {least:g} to {most:g}, such as {example:g}",
                least=least,
                most=most,
                example=each.of.key.example,
            )
            at = places.get(each.path)
            yield error(
                "out-of-range",
                worded("`{path}` is {value:g}", path=each.path, value=each.value),
                act,
                at,
            )


def _names(description: Description, places: Places) -> Iterator[Diagnostic]:
    """Every key of a table that is no struct is one of its names, where these are declared."""
    for each in declared(Description):
        for name in getattr(description, each.name) if each.key.names else ():
            if name not in each.key.names:
                path = join(each.name, name)
                fact = worded(
                    "the key `{path}` is unknown{did_you_mean}",
                    path=path,
                    did_you_mean=did_you_mean(name, each.key.names),
                )
                yield error("unknown-key", fact, "correct it or remove it", places.get(path))


def _identifiers(description: Description, places: Places) -> Iterator[Diagnostic]:
    act = worded(
        "use Latin letters, digits, full stop, low line and hyphen alone, a letter or digit "
        "first, 3 to 80 of them"
    )
    for path, text in (("id", description.id), ("replaces", description.replaces)):
        if not _IDENTIFIER.fullmatch(text) and (text or path == "id"):
            yield error(
                "identifier",
                worded(
                    '`{path}` is "{text}", which no archive takes as an identifier',
                    path=path,
                    text=text,
                ),
                act,
                places.get(path),
            )
    if description.replaces and description.replaces == description.id:
        act = worded("give the corrected edition an id of its own")
        yield error(
            "identifier", "`replaces` names this edition itself", act, places.get("replaces")
        )


def _languages(description: Description, places: Places) -> Iterator[Diagnostic]:
    tags = {"language": description.language} | {
        f"parallel_titles.{tag}": tag for tag in description.parallel_titles
    }
    wrong = {path: wrong_tag(tag, places.get(path)) for path, tag in tags.items()}
    yield from filter(None, wrong.values())
    if wrong["language"] is None:
        found = from_the_left(description.language, places.get("language"))
        yield from [found] if found else _unstated(description, places)
    yield from _words(description, places)


def wrong_tag(tag: str, at: Place | None) -> Diagnostic | None:
    """What is wrong with a tag of a language: it is none, or another is to be written for it."""
    right, fact = tag_of(tag), worded('"{tag}" is no language tag', tag=tag)
    if right.lower() != tag.lower() and _LANGUAGE_TAG.fullmatch(right):
        return error("language", fact, worded("write {right}", right=right), at)
    if _LANGUAGE_TAG.fullmatch(tag):
        return None
    return error("language", fact, "write one like fa or en", at)


def from_the_left(tag: str, at: Place | None) -> Diagnostic | None:
    """That a language is written from left to right."""
    if not is_from_the_left(tag):
        return None
    fact = worded(
        '"{tag}" is written from left to right, and edition sets what is written from the right',
        tag=tag,
    )
    if arabic := with_script(tag):
        act = worded("write {arabic} where its letters are Arabic", arabic=arabic)
        return error("language", fact, act, at)
    return error("language", fact, "write the language of the text, such as fa", at)


def _unstated(description: Description, places: Places) -> Iterator[Diagnostic]:
    """Of a language that is not known, all words are stated."""
    missing = missing_words(description.language, description.words)
    if missing:
        fact = worded("the words of «{tag}» are not known", tag=cut(description.language))
        table = worded("state them: a table [words] with {names}", names=", ".join(missing))
        yield error("language", fact, table, places.get("language"))


def _words(description: Description, places: Places) -> Iterator[Diagnostic]:
    """Digits are ten and one decimal mark."""
    for name, word in description.words.items():
        length = {"digits": 10, "decimal": 1}.get(name)
        if length and len(word) != length:
            template = (
                worded_later("`words.{name}` has {count} character")
                if len(word) == 1
                else worded_later("`words.{name}` has {count} characters")
            )
            act: str = (
                worded("write {length}, from zero to nine", length=length)
                if length > 1
                else worded("write one")
            )
            fact = worded(template, name=name, count=len(word))
            yield error("words", fact, act, places.get(f"words.{name}"))


def _encoding(description: Description, places: Places) -> Iterator[Diagnostic]:
    if description.encoding and not is_encoding(description.encoding):
        fact = worded(
            '`encoding` is "{encoding}", which names no encoding of texts',
            encoding=description.encoding,
        )
        yield error(
            "encoding", fact, "write one like utf-8 or windows-1256", places.get("encoding")
        )


def _title_parts(description: Description, places: Places) -> Iterator[Diagnostic]:
    joined = " ".join(description.title_parts)
    if description.title_parts and not same(joined, description.title):
        fact = worded(
            "`title_parts` joined are «{joined}», but `title` is «{title}»",
            joined=joined,
            title=description.title,
        )
        yield error(
            "title-parts",
            fact,
            "let the parts hold exactly the words of the title",
            places.get("title_parts"),
        )


def _rights(description: Description, places: Places) -> Iterator[Diagnostic]:
    yield from _address_faults("rights", description.rights, places)
    for number, subject in enumerate(description.subject, 1):
        for key, url in (("scheme_url", subject.scheme_url), ("url", subject.url)):
            yield from _address_faults(f"subject[{number}].{key}", url, places)


def _links(description: Description, places: Places) -> Iterator[Diagnostic]:
    for number, link in enumerate(description.link, 1):
        path = f"link[{number}].url"
        unknown = [name for name in _PLACEHOLDER.findall(link.url) if name != "id"]
        for name in unknown:
            fact = worded(
                "`{path}` holds {{{name}}}{did_you_mean}",
                path=path,
                name=name,
                did_you_mean=did_you_mean(name, ["id"]),
            )
            yield error(
                "placeholder",
                fact,
                "write {id}, the only one that can stand in an address",
                places.get(path),
            )
        faults = (
            ()
            if unknown
            else tuple(_address_faults(path, with_id(link.url, description.id), places))
        )
        yield from faults
        if not (link.confirmed or unknown or faults):
            fact = worded("nobody has confirmed that `{path}` answers", path=path)
            act = worded("print after deposit, when it does, and write confirmed = true")
            yield warning("unconfirmed-link", fact, act, places.get(path))
        yield from _served(description, number, link, places)


def _served(
    description: Description, number: int, link: Link, places: Places
) -> Iterator[Diagnostic]:
    """What stands at the address: a page that is made here, or something that nobody here makes."""
    listed = {output.kind for output in description.output}
    if link.serves and link.serves not in listed:
        path = f"link[{number}].serves"
        fact = worded(
            "`{path}` says that the page of this edition stands there, and none is made", path=path
        )
        act = worded('add [[output]] with kind = "{kind}", or leave `serves` out', kind=link.serves)
        yield error("nothing-served", fact, act, places.get(path))
    if link.qr and not link.serves and not link.confirmed:
        path = f"link[{number}].url"
        leads = worded("the QR code of `{path}` leads to what this build does not make", path=path)
        act = worded(
            'if the page of this edition will stand there, write serves = "web"; else see that it '
            "answers"
        )
        yield note("qr-elsewhere", leads, act, places.get(path))


def _address_faults(path: str, url: str, places: Places) -> Iterator[Diagnostic]:
    """What keeps a reader from following an address; nothing of a blank one, which is told as
    such.
    """
    if not url.strip():
        return
    try:
        parts = urlsplit(url)
        host, port_is_number = parts.hostname, parts.port is None or parts.port > 0
    except ValueError:
        host, port_is_number = None, False
    if not re.match("https?://", url, re.IGNORECASE):
        yield error(
            "address",
            worded('`{path}` is "{url}", not an http or https address', path=path, url=url),
            "begin it with https://",
            places.get(path),
        )
    elif (
        not host
        or not any(map(str.isalnum, host))
        or not port_is_number
        or not _ADDRESS_LETTERS.fullmatch(url)
    ):
        fact = worded('`{path}` is "{url}", which no reader could follow', path=path, url=url)
        yield error(
            "address", fact, "write it like https://host/path, without spaces", places.get(path)
        )
    elif wrong := misleading(url):
        yield error(
            "address",
            worded('`{path}` is "{url}", which {wrong}', path=path, url=url, wrong=wrong),
            "write the plain address of the page",
            places.get(path),
        )


def _outputs(description: Description, places: Places) -> Iterator[Diagnostic]:
    if not description.output:
        yield error(
            "no-output",
            "`output` is empty",
            'add [[output]] with kind = "pamphlet"',
            places.get("output"),
        )
    made = [(output.kind, output.reading) for output in description.output]
    for number, each in enumerate(made, 1):
        first = made.index(each) + 1
        if first < number:
            fact = worded(
                "`output[{number}]` repeats `output[{first}]`", number=number, first=first
            )
            act = worded("remove one of them: of a kind there is one of each reading")
            yield error("repeated-output", fact, act, places.get(f"output[{number}]"))
    for number, (kind, reading) in enumerate(made, 1):
        if kind in (WEB.name, EPUB.name, IIIF.name) and reading != "edited":
            fact = worded("{kind} shows the edited reading alone", kind=kind)
            act = worded("remove its `reading`, or make an edition of its own without a `profile`")
            at = places.get(f"output[{number}].reading")
            yield error("reading-of-surface", fact, act, at)
    for number, (kind, reading) in enumerate(made, 1):
        if kind in FROM_PAGES and (PAMPHLET.name, reading) not in made:
            fact = worded(
                "`output[{number}]` is a {kind}, which is made from the pamphlet of its reading",
                number=number,
                kind=kind,
            )
            act = worded(
                'add [[output]] with kind = "pamphlet" and reading = "{reading}"', reading=reading
            )
            yield error("no-pages", fact, act, places.get(f"output[{number}]"))


def _tiles(description: Description, places: Places) -> Iterator[Diagnostic]:
    """Margins and overlap leave enough of the paper for the picture, whichever way it lies."""
    for number, poster in enumerate(description.poster, 1):
        if not poster.tiles:
            continue
        if poster.size in SCREENS:
            tiles = f"poster[{number}].tiles"
            fact = worded(
                "`{tiles}` is «{paper}», and {size} is a picture to be posted",
                tiles=tiles,
                paper=poster.tiles,
                size=poster.size,
            )
            act = worded("leave `tiles` out, or name a paper as `size`")
            yield error("tiled-screen", fact, act, _line_of(places, tiles, number))
            continue
        margin, overlap = f"poster[{number}].tile_margin_mm", f"poster[{number}].tile_overlap_mm"
        left = round(PAPERS[poster.tiles].width / pt(72) * 25.4, 1) - 2 * poster.tile_margin_mm
        if not (poster.tile_margin_mm >= 0 and left >= _LEAST_TILE):
            fact = worded(
                "`{margin}` is {tile_margin_mm:g}, and two such margins leave {tiles} no room "
                "for a picture",
                margin=margin,
                tile_margin_mm=poster.tile_margin_mm,
                tiles=poster.tiles,
            )
            yield error(
                "tile-margin",
                fact,
                "write what the printer leaves white, such as 5",
                _line_of(places, margin, number),
            )
        elif not (poster.tile_overlap_mm >= 0 and left - poster.tile_overlap_mm >= _LEAST_TILE):
            fact = worded(
                "`{overlap}` is {tile_overlap_mm:g}, and {tiles} shows {left:g} mm of the poster",
                overlap=overlap,
                tile_overlap_mm=poster.tile_overlap_mm,
                tiles=poster.tiles,
                left=left,
            )
            act = worded(
                "write a width to glue from 0 to {left:g}, such as 8", left=left - _LEAST_TILE
            )
            yield error("tile-overlap", fact, act, _line_of(places, overlap, number))


def _line_of(places: Places, path: str, number: int) -> Place | None:
    """The line of a key, or where it is left out, that of its table."""
    return places.get(path) or places.get(f"poster[{number}]")


def _typography(description: Description, places: Places) -> Iterator[Diagnostic]:
    for number, term in enumerate(description.typography.terms, 1):
        if len(term.split(" ")) < 2 or not all(term.split(" ")):
            path = f"typography.terms[{number}]"
            yield error(
                "typography",
                worded("`{path}` is «{term}»", path=path, term=term),
                "write two words or more, a space between each and the next",
                places.get(path),
            )


def _faces(description: Description, places: Places) -> Iterator[Diagnostic]:
    """One family for each use, and a digest for each bold."""
    uses: dict[FaceUse, int] = {}
    for number, face in enumerate(description.face, 1):
        path = f"face[{number}]"
        at = places.get(f"{path}.use") or places.get(f"{path}.regular")
        first = next((uses[use] for use in uses if _overlap(use, face.use)), 0)
        if first:
            fact = worded(
                '`{path}` is for "{use}", which `face[{first}]` sets too',
                path=path,
                use=face.use,
                first=first,
            )
            act = worded(
                'write `use = "text"` in one and `use = "display"` in the other, or leave one out'
            )
            yield error("faces", fact, act, at)
        uses.setdefault(face.use, number)
        if bool(face.bold) != bool(face.bold_sha256):
            fact = worded("`{path}` has only one of `bold` and `bold_sha256`", path=path)
            at = places.get(f"{path}.bold") or places.get(f"{path}.bold_sha256")
            yield error("faces", fact, "write both, or neither", at)


def _overlap(use: FaceUse, other: FaceUse) -> bool:
    return use == other or "all" in (use, other)


def _layout(description: Description, places: Places) -> Iterator[Diagnostic]:
    """The pages fill sheets, and what has no cover has nothing on it or behind it."""
    layout = description.layout
    if isinstance(layout.pages, int) and layout.pages % PAGES_OF_A_SHEET:
        fact = worded("`layout.pages` is {pages}, which is no multiple of four", pages=layout.pages)
        nearest = -(-layout.pages // PAGES_OF_A_SHEET) * PAGES_OF_A_SHEET
        act = worded("write {nearest}: a folded sheet has four pages", nearest=nearest)
        yield error("half-sheet", fact, act, places.get("layout.pages"))
    if layout.cover is not False:
        return
    if layout.imprint == "front":
        yield error(
            "no-cover",
            "[layout] wants the imprint behind a cover, and no cover",
            'take one of the two out, or write imprint = "end"',
            places.get("layout.imprint"),
        )
    if description.image:
        yield error(
            "no-cover",
            "the emblem stands on the cover, and [layout] wants none",
            "leave out [[image]], or cover = false",
            places.get("layout.cover"),
        )


def _direction(description: Description, places: Places) -> Iterator[Diagnostic]:
    for number, piece in enumerate(description.direction.pieces, 1):
        if piece != piece.strip() or not piece:
            path = f"direction.pieces[{number}]"
            act = worded(
                "write the piece as it stands in the text, without white space at its ends"
            )
            yield error(
                "direction",
                worded("`{path}` is «{piece}»", path=path, piece=piece),
                act,
                places.get(path),
            )


def _signature(description: Description, places: Places) -> Iterator[Diagnostic]:
    booklet = description.booklet
    if booklet.signature < 0 or booklet.signature % 4:
        fact = worded(
            "`booklet.signature` is {signature}, and a sheet has 4 pages",
            signature=booklet.signature,
        )
        yield error(
            "signature",
            fact,
            "write a multiple of 4, or 0 for staples",
            places.get("booklet.signature"),
        )


def _second_ink(description: Description, places: Places) -> Iterator[Diagnostic]:
    ink = description.press.second_ink
    if not _INK.fullmatch(ink) or ink in _OTHER_INKS:
        fact = worded('`press.second_ink` is "{ink}", which names no ink of its own', ink=ink)
        act = worded(
            "write the name the print shop uses, in Latin letters and digits, such as PANTONE 186 C"
        )
        yield error("second-ink", fact, act, places.get("press.second_ink"))


def _condition(description: Description, places: Places) -> Iterator[Diagnostic]:
    """What belongs to a profile stands beside one."""
    press = description.press
    for path, text in (("press.sha256", press.sha256), ("press.condition", press.condition)):
        if text and not press.profile:
            fact = worded(
                "`{path}` belongs to a profile, and `press.profile` names none", path=path
            )
            yield error(
                "no-profile",
                fact,
                "name the file of the profile there, or remove this",
                places.get(path),
            )
    if press.condition and not _CONDITION.fullmatch(press.condition):
        fact = worded(
            '`press.condition` is "{condition}", which is no name of the ICC\'s registry',
            condition=press.condition,
        )
        act = worded(
            "write it as it stands there, such as FOGRA39, or remove it where the profile is the "
            "shop's own"
        )
        yield error("condition", fact, act, places.get("press.condition"))
