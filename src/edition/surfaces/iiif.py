"""A manifest of IIIF's Presentation API 3.0 for viewers of books: the printed pages as pictures, in
their order, which is from right to left.

Its ids are addresses: IIIF has no others. They follow from the address where the page of the web
will stand, beside which this folder is to be put.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from edition.identity.facts import NO_LANGUAGE, facts_of
from edition.model.output_kinds import IIIF, PAMPHLET
from edition.model.surface import Picture, ToShow
from edition.surfaces.context import Context

_API = "http://iiif.io/api/presentation/3/context.json"
# Which addresses of rights the API knows, and how it writes them.
_RIGHTS = re.compile(r"https?://((?:creativecommons\.org|rightsstatements\.org)/.+)")
_NOTHING = "none"
"""Of what is in no language."""


def manifest(shown: ToShow, pictures: Sequence[Picture]) -> bytes:
    """The manifest; `pictures` are those of the pages, in order."""
    context = Context(shown)
    folder = f"{beside(context.address)}{IIIF.path}"
    record = shown.reading.record
    language = record.language
    home = context.address
    said: dict[str, Any] = {
        "@context": _API,
        "id": f"{folder}manifest.json",
        "type": "Manifest",
        "label": {language: [record.title]}
        | {tag: [title] for tag, title in record.parallel_titles},
        "summary": {language: [record.description]},
        "metadata": list(_facts(context, shown)),
        "viewingDirection": "right-to-left",
        "behavior": ["paged"],
        "homepage": [
            {
                "id": home,
                "type": "Text",
                "label": {language: [record.title]},
                "format": "text/html",
                "language": [language],
            }
        ],
        "rendering": [
            {
                "id": f"{beside(home)}{PAMPHLET.path}.pdf",
                "type": "Text",
                "label": {language: [record.title]},
                "format": "application/pdf",
            }
        ],
        "thumbnail": [_image(folder, pictures[0])],
        "items": [
            _canvas(context, folder, number, each) for number, each in enumerate(pictures, 1)
        ],
    }
    words = context.language.words
    if found := _RIGHTS.fullmatch(record.rights):
        said["rights"] = f"http://{found[1]}"
    if record.rights_statement:
        said["requiredStatement"] = {
            "label": {language: [words.rights]},
            "value": {language: [record.rights_statement]},
        }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def beside(address: str) -> str:
    """The folder of an address: of a page that is a file the one that it stands in."""
    path = re.split(r"[?#]", address)[0]
    top = len(path.split("://", 1)[0]) + len("://")
    if "/" not in path[top:]:
        return f"{path}/"
    head, _, last = path.rpartition("/")
    return f"{head}/" if "." in last or not last else f"{path}/"


def _facts(context: Context, shown: ToShow) -> Iterator[dict[str, Any]]:
    """What the imprint says."""
    own = context.language.tag
    for fact in facts_of(context.language, shown.description, shown.reading, shown.families):
        tag = {NO_LANGUAGE: _NOTHING, "": own}.get(fact.lang, fact.lang)
        yield {"label": {own: [fact.label]}, "value": {tag: [fact.value]}}


def _canvas(context: Context, folder: str, number: int, picture: Picture) -> dict[str, Any]:
    """A page, as large as its picture."""
    at = f"{folder}canvas/{number}"
    size = {"width": picture.width, "height": picture.height}
    painted = {
        "id": f"{at}/picture",
        "type": "Annotation",
        "motivation": "painting",
        "body": _image(folder, picture),
        "target": at,
    }
    return {
        "id": at,
        "type": "Canvas",
        "label": {_NOTHING: [context.language.figures(number)]},
        **size,
        "items": [{"id": f"{at}/pictures", "type": "AnnotationPage", "items": [painted]}],
    }


def _image(folder: str, picture: Picture) -> dict[str, Any]:
    return {
        "id": f"{folder}{picture.file}",
        "type": "Image",
        "format": "image/png",
        "width": picture.width,
        "height": picture.height,
    }
