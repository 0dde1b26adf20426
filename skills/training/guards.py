"""What the database refuses of training, whatever writes to it."""

from portal.guards import Guard, append_only, declare

from .kinds import HAS_PLACE

PLACES = f"({', '.join(map(repr, HAS_PLACE))})"
TAKEN = (
    "(SELECT COUNT(*) FROM training_booking AS b WHERE b.event_id = NEW.event_id "
    f"AND b.id <> NEW.id AND b.state IN {PLACES}"
)
CAPACITY = "(SELECT capacity FROM training_event WHERE id = NEW.event_id)"

declare(
    Guard(
        "training_booking",
        "within_capacity",
        ("INSERT", "UPDATE"),
        "An event has no more places than its capacity",
        when=f"NEW.state IN {PLACES} AND {TAKEN}) >= {CAPACITY}",
    ),
    Guard(
        "training_event",
        "keeps_its_places",
        ("UPDATE",),
        "An event keeps as many places as are taken",
        when="NEW.capacity < (SELECT COUNT(*) FROM training_booking AS b "
        f"WHERE b.event_id = NEW.id AND b.state IN {PLACES})",
    ),
    Guard(
        "training_booking",
        "stays_over",
        ("UPDATE",),
        "A booking that was cancelled or refused stays so",
        when="OLD.state IN ('cancelled', 'refused') AND NEW.state <> OLD.state",
    ),
    Guard(
        "training_offer",
        "stays_answered",
        ("UPDATE",),
        "An offer that was answered stays so",
        when="OLD.answered_at IS NOT NULL",
    ),
    Guard(
        "training_completion",
        "stays_withdrawn",
        ("UPDATE", "DELETE"),
        "A completion that was withdrawn stays so",
        when="OLD.withdrawn_at IS NOT NULL",
    ),
    Guard(
        "training_passport",
        "stays_ended",
        ("UPDATE",),
        "A passport link that was ended stays so",
        when="OLD.ended_at IS NOT NULL",
    ),
    append_only("training_accesspolicy"),
    append_only("training_correction"),
)
