"""Files of people, read in."""

ROWS = []
