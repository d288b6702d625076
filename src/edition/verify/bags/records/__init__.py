"""Whether all that describes a bag says the same of its edition: each form is read, and all are
compared.
"""

from edition.verify.bags.records.comparing import one_record

__all__ = ["one_record"]
