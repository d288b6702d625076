"""What is done for the archive: a deposit is made of a build, verified, and made again from itself
alone.
"""

from edition.archive.depositing import deposit
from edition.archive.outcome import Archived, Tools
from edition.archive.rebuilding import rebuild
from edition.archive.verifying import verify, write_report

__all__ = ["Archived", "Tools", "deposit", "rebuild", "verify", "write_report"]
