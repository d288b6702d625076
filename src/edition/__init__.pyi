from edition.checking import Checked as Checked
from edition.checking import check as check
from edition.core.diagnostics import Diagnostic as Problem
from edition.model.description import Description as Description
from edition.pipeline import BuildOrder as BuildOrder
from edition.pipeline import Built as Built
from edition.pipeline import build as build
from edition.read import read_description as read_description

__all__ = [
    "BuildOrder",
    "Built",
    "Checked",
    "Description",
    "Problem",
    "build",
    "check",
    "read_description",
]
__version__: str
