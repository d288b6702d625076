"""What the pages of a file are drawn with: the first reason why nothing should draw them."""

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError

from edition.core.bounds import ANEW, IMPOSED_STREAM
from edition.core.diagnostics import Diagnostic, Place
from edition.foreign.forms import Forms
from edition.foreign.streams import Streams
from edition.foreign.unfit import Page, Unfit


def strained(reader: PdfReader, place: Place) -> Diagnostic | None:
    """What is missing, damaged, endless or beyond a bound, by its page; None for pages that can be
    drawn.
    """
    streams = Streams()
    forms = Forms(streams)
    most = IMPOSED_STREAM.most
    with apply_configuration(zlib_maximum_output_length=most, lzw_maximum_output_length=most):
        for number, held in enumerate(reader.pages, 1):
            page = Page(number, place)
            try:
                streams.check(held, page)
                forms.check(held, page)
            except Unfit as unfit:
                return unfit.problem
            except RecursionError:
                return page.damaged(
                    f"what page {number} is drawn with lies too deep within itself", ANEW
                )
            except LimitReachedError:
                return page.damaged(
                    f"page {number} has a list or a stream that is longer than any should be", ANEW
                )
            except Exception:  # pypdf meets damage with whatever it stumbles over
                return page.damaged(
                    f"page {number} is damaged: what it is drawn with cannot be read", ANEW
                )
    return None
