"""The proof of the page of the web, and of what lies beside it."""

import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from unicodedata import bidirectional

from edition.core.inside import Astray, inside
from edition.core.quoting import worded
from edition.model.proof import Check, CheckName, Proof
from edition.verify.file.checks import verdict
from edition.verify.surfaces.claimed import SurfaceClaims
from edition.verify.surfaces.markup import Node, html_tree
from edition.verify.surfaces.pages_of_paper import faults_of_pages
from edition.verify.surfaces.said import faults_of_text
from edition.verify.surfaces.words import lost_on

READER = "html.parser"
_FETCHING = frozenset(
    ("src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "style")
)
_DOING = frozenset(
    (
        "iframe",
        "frame",
        "object",
        "embed",
        "form",
        "input",
        "button",
        "base",
        "audio",
        "video",
        "img",
    )
)
_RELATIONS = frozenset(("cite-as", "canonical", "license", "author", "item"))
"""Links of a head that nothing follows by itself."""
_IN_STYLE = re.compile(r"@import|expression\(|url\((?!data:font/woff2;base64,[A-Za-z0-9+/=]+\))")
_CONTROLS = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
_MARKS = "\u200e\u200f\u061c"
ACT = worded("report the fault: the text is not to blame")


def prove_page(page: Path, claims: SurfaceClaims) -> Proof:
    """See `edition.verify.verify_page`."""
    try:
        root = html_tree(page.read_bytes().decode("utf-8"))
        text = [node for node in root.all() if node.get("id") == "text"]
        main = root.first("main")
        if not text or main is None:
            raise ValueError
    except ValueError:
        check = verdict(
            CheckName.STRUCTURE_OF_THE_FILE, READER, [worded("it is no page of ours")], ACT
        )
        return Proof(page.name, (check,))
    return Proof(page.name, tuple(_checks(page, root, text, claims)))


def _checks(page: Path, root: Node, text: Sequence[Node], claims: SurfaceClaims) -> Iterator[Check]:
    yield verdict(CheckName.WORDS_OF_THE_SOURCE, READER, lost_on(text, claims), ACT)
    yield verdict(CheckName.CODE_POINTS, READER, faults_of_text(text, claims), ACT)
    yield verdict(CheckName.DIRECTION, READER, faults_of_direction([root], text, claims), ACT)
    yield verdict(CheckName.PAGES_OF_PAPER, READER, faults_of_pages(text, claims.paper), ACT)
    yield verdict(CheckName.LINKS_WITHIN, READER, faults_of_ids(root), ACT)
    yield verdict(CheckName.SELF_CONTAINED, READER, _fetched(root), ACT)
    yield verdict(CheckName.IDENTIFICATION, READER, _identified(root, claims), ACT)
    yield verdict(CheckName.FILES_BESIDE, READER, _beside(page.parent, root), ACT)


def faults_of_direction(
    documents: Sequence[Node], text: Sequence[Node], claims: SurfaceClaims
) -> Iterator[str]:
    """The direction and the language stand on each document; marks of direction are those of the
    source, and no more.
    """
    for document in documents:
        html = document.first("html")
        if html is None or html.get("dir") != "rtl" or html.get("lang") != claims.record.language:
            yield worded("a document does not say its direction and language")
    typed = Counter(c for part in text for c in part.text() if _steers(c))
    own = Counter(c for c in claims.source.text if _steers(c))
    own += Counter(c for each in claims.register for c in each.after if _steers(c))
    for character in typed - own:
        yield worded(
            "U+{character:04X} stands on it more often than in the text", character=ord(character)
        )


def _steers(character: str) -> bool:
    return character in _MARKS or bidirectional(character) in _CONTROLS


def faults_of_ids(root: Node) -> Iterator[str]:
    """No id twice, and each link within leads to one."""
    ids = Counter(node.get("id") for node in root.all() if node.get("id"))
    yield from (
        worded("the id «{name}» stands twice", name=name)
        for name, count in ids.items()
        if count > 1
    )
    for node in root.all():
        target = node.get("href")
        if target.startswith("#") and target[1:] not in ids:
            yield worded("«{target}» leads nowhere", target=target)


def _fetched(root: Node) -> Iterator[str]:
    """What runs, or is fetched without being asked for; the policy that forbids both."""
    for node in root.all():
        if node.tag in _DOING or any(key.startswith("on") for key in node.attributes):
            yield worded("it has a {tag} that does something", tag=node.tag)
        if node.tag == "script" and node.get("type") != "application/ld+json":
            yield worded("it has a script")
        if node.tag == "link" and node.get("rel") not in _RELATIONS:
            yield worded("it fetches what is linked as {relation}", relation=node.get("rel"))
        yield from (
            worded("it fetches by {key}", key=key) for key in _FETCHING & node.attributes.keys()
        )
        if node.tag == "style" and _IN_STYLE.search(node.text()):
            yield worded("its style fetches something")
    style, policies = (
        root.first("style"),
        [
            node.get("content")
            for node in root.all()
            if node.get("http-equiv").lower() == "content-security-policy"
        ],
    )
    digest = b64encode(sha256((style.text() if style else "").encode()).digest()).decode()
    if len(policies) != 1 or "default-src 'none'" not in policies[0]:
        yield worded("it has no policy by which nothing is fetched")
    elif f"'sha256-{digest}'" not in policies[0]:
        yield worded("its policy is of another style")


def _identified(root: Node, claims: SurfaceClaims) -> Iterator[str]:
    """The title, and JSON-LD with what the Record says."""
    record = claims.record
    title = root.first("title")
    if title is None or title.text() != record.title:
        yield worded("its title is not that of the edition")
    described = [node.text() for node in root.all() if node.get("type") == "application/ld+json"]
    try:
        said = json.loads(described[0])
    except (IndexError, ValueError):
        yield worded("it has no description in JSON-LD")
        return
    wanted = {
        "@context": "https://schema.org",
        "name": record.title,
        "identifier": record.identifier,
        "inLanguage": record.language,
        "temporalCoverage": record.dated,
        "datePublished": record.issued.isoformat() if record.issued else "",
        "license": record.rights,
    }
    yield from (
        worded("{key} of its JSON-LD is «{said}»", key=key, said=said.get(key, ""))
        for key, value in wanted.items()
        if said.get(key, "") != value
    )


def _beside(folder: Path, root: Node) -> Iterator[str]:
    """Each file that it names lies there, with the digest that it says; and no other file does but
    the picture.
    """
    named: set[str] = set()
    for entry in (node for node in root.all() if node.tag == "li"):
        link = next(
            (kid for kid in entry.children if isinstance(kid, Node) and kid.get("type")), None
        )
        if link is None:
            continue
        name = link.get("href")
        named.add(name)
        file = inside(folder, name, links=False)
        if isinstance(file, Astray):
            yield worded("{name} is not beside it", name=name)
        elif f"sha256:{sha256(file.read_bytes()).hexdigest()}" not in entry.text():
            yield worded("{name} is not the file whose digest it says", name=name)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    yield from (
        worded("{name} lies beside it, and it does not say so", name=name)
        for name in sorted(there - named - {"index.html", "preview.png"})
    )
