"""What the database refuses of assessments, whatever writes to it."""

from . import answers, evidence, others, reviews

__all__ = ["answers", "evidence", "others", "reviews"]
