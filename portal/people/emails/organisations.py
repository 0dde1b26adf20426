"""Messages about agreements on sharing data."""

from portal.notices.actions import tell


def agreement_ends(organisation, to, days: int) -> None:
    ends = organisation.agreement_ends
    runs = f"runs out in {days} days" if days else "has run out"
    tell(
        to=to,
        key=f"agreement:{organisation.pk}:{ends:%Y%m%d}:{days}",
        title="Agree again on sharing data",
        why=f"The agreement with {organisation} {runs}. After it, nothing can be "
        "shared with its people.",
        by_when=ends,
        ask="Ask an administrator of the portal.",
        daily=bool(days),
    )
