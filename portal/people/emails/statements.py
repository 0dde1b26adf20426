"""What people are told about an organisation's yearly safeguarding statement."""

from django.urls import reverse
from django.utils.timezone import localdate

from portal.notices.actions import tell

PAGE = "home:safeguarding"


def asked_to_confirm(organisation, link, by) -> None:
    """To the safeguarding lead’s address, with the link."""
    tell(
        email=link.email,
        key=f"statement.asked:{link.pk}",
        title="Make your yearly safeguarding statement",
        why=f"{by.name} names you as the safeguarding lead of {organisation}. Four questions, with "
        "yes or no. The link works once.",
        url=link.address,
        button="Read the questions",
        by_when=localdate(link.expires_at),
        ask=link.ask,
    )


def statement_confirmed(statement, to) -> None:
    tell(
        to=to,
        key=f"statement.confirmed:{statement.pk}",
        title="The safeguarding statement is made",
        why=f"The safeguarding lead of {statement.organisation} answered by the link that you "
        "asked for.",
        url=reverse(PAGE, args=[statement.organisation.uuid]),
        button="Read it",
    )


def statement_runs_out(statement, to) -> None:
    tell(
        to=to,
        key=f"statement.runs_out:{statement.pk}",
        title="Make your yearly safeguarding statement again",
        why=f"The one of {statement.organisation} is nearly a year old.",
        url=reverse(PAGE, args=[statement.organisation.uuid]),
        button="Make the statement",
        by_when=statement.runs_out_on,
        ask="Ask an administrator of the portal.",
    )
