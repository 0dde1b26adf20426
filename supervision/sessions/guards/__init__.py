"""What the database refuses of supervision, whatever writes to it."""

from . import agreements, oversight, quality, records

__all__ = ["agreements", "oversight", "quality", "records"]
