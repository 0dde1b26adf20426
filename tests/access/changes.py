"""Changes in somebody's job, cover, leave and the nightly run."""

ROWS = []
