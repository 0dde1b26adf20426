"""Courses that people finished before, brought in from a file: read, planned, shown, applied.

What a file says counts only once a training coordinator has applied it: as with learning elsewhere,
somebody who answers for it has looked.
"""
