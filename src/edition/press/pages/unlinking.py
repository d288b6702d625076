"""Our own pages on their way to paper: links go, and what was one in the tags is a span."""

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject

from edition.press.pages.entries import array, dictionary, entry


def sweep(writer: PdfWriter) -> None:
    """Leave out what nothing refers to any more, and what only that referred to; pypdf does one of
    these at a time, and has no public count of what is left.
    """
    before = 0
    while before != (now := sum(held is not None for held in writer._objects)):
        before = now
        writer.compress_identical_objects(remove_duplicates=False)


def unlink(writer: PdfWriter) -> None:
    """Take annotations and attachments away; what was a link in the tags is a span of the same
    text.
    """
    for page in writer.pages:
        page.pop("/Annots", None)
    catalog = writer.root_object
    catalog.pop("/AF", None)
    dictionary(catalog, "/Names").pop("/EmbeddedFiles", None)
    tree = dictionary(catalog, "/StructTreeRoot")
    _forget(dictionary(tree, "/ParentTree"))
    _unlink_below(tree)


def _forget(parents: DictionaryObject) -> None:
    """Keep the parents of pages, which are arrays, and not those of annotations (ISO 32000-1,
    14.7.4.4).
    """
    numbers = parents.get("/Nums")
    if isinstance(numbers, ArrayObject):
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        kept = [
            each
            for key, held in pairs
            if isinstance(held.get_object(), ArrayObject)
            for each in (key, held)
        ]
        parents[NameObject("/Nums")] = ArrayObject(kept)


def _unlink_below(tree: DictionaryObject) -> None:
    open_: list[PdfObject] = [tree]
    while open_:
        element = open_.pop()
        if not isinstance(element, DictionaryObject):
            continue
        if element.get("/S") == "/Link":
            element[NameObject("/S")] = NameObject("/Span")
            element.pop("/Alt", None)
        kids = element.get("/K")
        if isinstance(kids, ArrayObject):
            element[NameObject("/K")] = ArrayObject(kid for kid in kids if not _is_annotation(kid))
        open_ += array(element, "/K") or [kid for kid in (entry(element, "/K"),) if kid is not None]


def _is_annotation(kid: PdfObject) -> bool:
    return str(entry(kid, "/Type")) == "/OBJR"
