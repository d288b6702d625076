"""What is done for the archive: a deposit is made of a build, verified, and made again from itself
alone.
"""

from edition.archive.again import rebuild
from edition.archive.depositing import Archived, Tools, deposit
from edition.archive.verifying import verify, write_report

__all__ = ["Archived", "Tools", "deposit", "rebuild", "verify", "write_report"]
