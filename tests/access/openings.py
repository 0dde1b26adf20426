"""Opening another's records, who can see them, and invitations."""

ROWS = []
