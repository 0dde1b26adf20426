"""A backup of everything that the portal holds, in one file, and the way back from it.

The file is a tar.gz: the database as its own tool writes it, every uploaded file, and last a
manifest with a checksum of each part and how many rows each table has.
"""

from .backup import backup
from .restore import restore
from .wrong import NotDone

__all__ = ["NotDone", "backup", "restore"]
