"""Where a completion comes from, in words: to its owner, and to whoever reads their passport."""

from django.conf import settings


def came_from(completion) -> str:
    """To others: no person but its owner is named."""
    source, council = completion.source, settings.COUNCIL_NAME
    if source == "elsewhere":
        return f"Done with another organisation, and checked by {council}"
    if source == "imported":
        return f"From older records{_with(completion)}. Checked by {council} from a file"
    if source == "elearning":
        return "Done online, as they told us themselves"
    return "Came to the course" if source == "attended" else f"Recorded by {council}"


def told_to_owner(completion) -> str:
    """What stands beside it on their own record, where there is something to say."""
    if completion.source == "imported" and completion.past_file:
        called = f"As “{completion.title}”" if completion.title else "Done"
        sender = completion.past_file.added_by
        return f"{called}{_with(completion)}. Recorded by {sender} from a file"
    if completion.source == "elsewhere" and hasattr(completion, "elsewhere"):
        asked = completion.elsewhere
        return f"As “{asked.title}” with {asked.provider}"
    return "You did it online" if completion.source == "elearning" else ""


def _with(completion) -> str:
    return f" with {completion.provider}" if completion.provider else ""
