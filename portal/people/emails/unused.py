"""What owners of accounts that nobody uses are told."""

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from portal.notices.actions import tell

ASK = "Ask the training team."


def still_needed(user, link) -> None:
    tell(
        email=user.email,
        key=f"people.unused.{link.object_id}",
        title="Do you still need your account?",
        why="Nobody has signed in with it for a long time. If you need it, say so on the page that "
        "the link leads to, or sign in. If you do nothing, we close it after the day below. Your "
        "training record is kept, and you can come back.",
        url=link.address,
        button="I still need it",
        by_when=localdate(link.expires_at),
        ask=ASK,
    )


def closed(asked) -> None:
    tell(
        email=asked.user.email,
        key=f"people.unused.closed.{asked.pk}",
        title="We closed your account; your record is kept",
        why="Nobody used it, and we had no answer. Nothing of your training record is lost. To "
        "come back, ask to join again with this e-mail address, and follow the link that you get.",
        url=settings.SITE_URL + reverse("partners:join"),
        button="Come back",
        ask=ASK,
    )
