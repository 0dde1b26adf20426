"""States of a booking that belong together, and who counts as the voluntary sector: for rows, for
questions about many of them, and for what the database refuses."""

HAS_PLACE = ("requested", "confirmed", "offered", "attended", "partly", "missed")
COMES = ("requested", "confirmed")  # is expected, and nobody noted yet whether they came
CLOSED = ("attended", "partly", "missed")  # it was noted, and the event was closed
IS_OVER = ("refused", "cancelled")
VOLUNTARY = ("voluntary", "carers")
