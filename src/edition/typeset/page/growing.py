"""A structure while elements are put into it: a leaf leads to those that it stands in, so that no
other is looked at.
"""

from collections.abc import Collection, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from edition.model.page import Element, Role


class _Branch:
    """An element that stands in a parent, if not at the top, with children that may become more."""

    def __init__(
        self, element: Element, parent: "_Branch | None", branches: "dict[int, _Branch]"
    ) -> None:
        self.element = element
        self.parent = parent
        self.children: list[_Child] = []
        for child in element.children:
            if isinstance(child, Element):
                self.children.append(_Branch(child, self, branches))
            else:
                branches[child] = self
                self.children.append(child)

    def grown(self) -> Element:
        """The element with all that was put into it."""
        children = tuple(
            child.grown() if isinstance(child, _Branch) else child for child in self.children
        )
        return replace(self.element, children=children)


_Child: TypeAlias = _Branch | Element | int


class Growing:
    """Elements that grow; what is put into them is not looked into again, but for its leaves."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._branches: dict[int, _Branch] = {}
        self._top = [_Branch(element, None, self._branches) for element in elements]

    def put_behind(
        self, leaf: int, put: Sequence[Element | int], may_hold: Collection[Role], *, within: bool
    ) -> None:
        """Put something behind a leaf, as far out as may be in an element of these roles (`within`:
        beside the leaf).
        """
        branch = self._branches.get(leaf)
        child: _Child = leaf
        place: tuple[_Branch, _Child] | None = None
        while branch:
            if branch.element.role in may_hold and (
                child == leaf or (not within and _ends_with(child, leaf))
            ):
                place = branch, child
            child, branch = branch, branch.parent
        if place:
            branch, child = place
            at = branch.children.index(child) + 1
            branch.children[at:at] = put
            self._branches.update((each, branch) for each in put if isinstance(each, int))

    def grown(self) -> tuple[Element, ...]:
        """The elements with all that was put into them."""
        return tuple(branch.grown() for branch in self._top)


def _ends_with(child: _Child, leaf: int) -> bool:
    while not isinstance(child, int):
        child = next(
            (kid for kid in reversed(child.children) if isinstance(kid, int) or kid.children), -1
        )
    return child == leaf
