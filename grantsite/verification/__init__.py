"""Whether a published site is what these records and this program make: file by file, byte by byte.

A published site is a folder or a web address. Nothing that it says is trusted but to name files that are not ours:
every byte is held against what was built here. A file of a web site is never read further than one byte beyond ours.
"""

from grantsite.verification.command import Verified, verify
from grantsite.verification.report import as_json, as_text

__all__ = ["Verified", "as_json", "as_text", "verify"]
