"""A page of HTML, or a file of XHTML, as a tree of plain values, by a parser that the writer does
not have.
"""

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from xml.parsers import expat

_VOID = frozenset(("br", "hr", "img", "link", "meta", "wbr"))

ASIDE = frozenset(("who", "print", "contents"))
"""Classes of what stands within the text of a surface and is none of it."""


class Node:
    """An element: its tag in lower case without a prefix, its attributes, its children in order,
    text among them.
    """

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node | str] = []

    def get(self, name: str) -> str:
        """An attribute, "" where it has none."""
        return self.attributes.get(name, "")

    def all(self) -> "Iterator[Node]":
        """The element and all below it, in the order of the document."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.all()

    def text(self) -> str:
        """Everything that it says."""
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)

    def first(self, tag: str) -> "Node | None":
        """The first element of that tag in it."""
        return next((node for node in self.all() if node.tag == tag), None)


def html_tree(page: str) -> Node:
    """The tree of a page, under a nameless root."""
    reader = _Html()
    reader.feed(page)
    reader.close()
    return reader.open[0]


class _Html(HTMLParser):
    """A page that closes what it opens, as ours does."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def xml_tree(content: bytes) -> Node:
    """The tree of a file of XML, under a nameless root; an ExpatError where it is none."""
    top = Node("", {})
    open_ = [top]

    def start(name: str, attributes: dict[str, str]) -> None:
        node = Node(_local(name), {_local(key): value for key, value in attributes.items()})
        open_[-1].children.append(node)
        open_.append(node)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: open_.pop()
    parser.CharacterDataHandler = lambda data: open_[-1].children.append(data)
    parser.Parse(content, True)
    return top


def _local(name: str) -> str:
    """A name without its prefix, but for attributes that another one has without."""
    return name if name in ("epub:type", "xml:lang") else name.rpartition(":")[2]
