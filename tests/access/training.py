"""Training: its policy."""

from tests.access.row import on

SETS = "training-coordinator workforce-lead"

ROWS = [
    # --- Who gets in: the training team's and the workforce lead's to set ----
    on("bookings:policy", ok=SETS),
    on("bookings:new_policy", ok=SETS),
    on("bookings:new_policy", post={}, ok=SETS, then=200),
    on("reports:training", ok=SETS),
]

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("bookings:policy", dict, "training-coordinator"): 7,
    ("bookings:new_policy", dict, "workforce-lead"): 6,
    ("reports:training", dict, "workforce-lead"): 18,
}

# These cost the same with one row more and with many.
LISTS = [
    ("training:index", "partner-coordinator"),
    ("bookings:policy", "workforce-lead"),
]
