"""The story, team by team: who did what and when, all of it through the portal’s own actions."""

from django.conf import settings
from django.db import transaction

from portal.exchange.actions import add_council
from portal.exchange.loading import load
from portal.exchange.starter import read
from portal.exchange.starter.whole import OURS
from portal.people.models import User

from ..days import months_ago, on
from ..past import lay_to_rest
from ..people import ADMINISTRATOR, bring_in_everyone
from . import (
    council,
    newcomers,
    other_teams,
    oversight,
    partners,
    site,
    supervision,
    team_north_3,
    training,
)

CHAPTERS = (
    team_north_3.tell,
    other_teams.tell,
    oversight.tell,
    council.tell,
    partners.tell,
    newcomers.tell,
    training.tell,
    supervision.tell,
    site.tell,
)

# The framework was published before anybody in the story rated their skills by it.
PUBLISHED = 18


def is_told() -> bool:
    return User.objects.with_email(f"{ADMINISTRATOR}@demo.example").exists()


@transaction.atomic
def tell() -> None:
    """The whole story, or nothing of it. Starter content that is there already stays as it is."""
    with on(months_ago(PUBLISHED)):
        load(read(OURS))
        add_council(name=settings.COUNCIL_NAME)
    bring_in_everyone()
    for chapter in CHAPTERS:
        chapter()
    lay_to_rest()
