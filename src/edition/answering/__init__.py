"""The one room that asks the net, and no build comes here: whether the addresses of an edition
answer (`edition check --links`), and, where somebody commands it, sending a draft to an archive.
"""

from edition.answering.links import answering

__all__ = ["answering"]
