"""Messages to people, and links in messages."""

ROWS = []
