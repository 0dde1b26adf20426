from django.urls import reverse

from portal.notices.actions import tell


def past_file_answered(past_file, *, by) -> None:
    """To whoever sent it, where somebody else applied or dropped it."""
    if past_file.added_by == by:
        return
    applied = past_file.state == "applied"
    tell(
        to=past_file.added_by,
        key=f"past_file.{past_file.pk}.{past_file.state}",
        title=f"Past training records: {'they count now' if applied else 'not taken in'}",
        why="The training team looked at the file that you sent. "
        + ("The courses are on people’s records." if applied else "Ask them what to change."),
        url=reverse("exchange:past_file", args=[past_file.uuid]),
        button="See the file",
        ask="Ask the training team",
    )
