"""What makes a PDF do anything but be read (ISO 32000-2, 12.6), whichever library looks for it."""

from edition.core.quoting import worded

ACT = worded("make the file anew from its sources; do not open this one")
ACTIONS = frozenset((
    "/GoTo", "/GoToR", "/GoToE", "/GoToDp", "/GoTo3DView", "/Launch", "/Thread", "/URI", "/Sound",
    "/Movie", "/Hide", "/Named", "/SubmitForm", "/ResetForm", "/ImportData", "/JavaScript",
    "/SetOCGState", "/Rendition", "/Trans", "/RichMediaExecute",
))  # fmt: skip
"""The kinds of action (table 201)."""
ENTRIES = {
    "/AA": worded("acts by itself (AA)"),
    "/OpenAction": worded("acts when it is opened (OpenAction)"),
    "/JS": worded("holds a script (JS)"),
    "/JavaScript": worded("holds a script (JavaScript)"),
    "/AcroForm": worded("holds a form (AcroForm)"),
    "/XFA": worded("holds a form (XFA)"),
    "/RichMediaContent": worded("plays something (RichMediaContent)"),
    "/Renditions": worded("plays something (Renditions)"),
    "/Collection": worded("is a collection of files (Collection)"),
}
"""Keys under which any dictionary makes something happen, each with what is said of it."""
