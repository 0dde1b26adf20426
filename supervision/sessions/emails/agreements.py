"""Agreements: to say yes to, in force, taken back."""

from portal.dates import in_words
from portal.notices.actions import tell
from portal.people.rules import is_same_person


def agreement_offered(agreement) -> None:
    for person in agreement.people:
        if not is_same_person(agreement.offered_by, person):
            tell(
                to=person,
                key=f"agreement.offered.{agreement.pk}",
                title="Read your supervision agreement, and say if it is right",
                why=f"{agreement.offered_by} wrote down how you work together in supervision. It "
                "holds when each of you says yes.",
                url=agreement.get_absolute_url(),
                button="Read the agreement",
                ask=f"{agreement.offered_by}",
            )


def agreement_agreed(agreement) -> None:
    for person in agreement.people:
        tell(
            to=person,
            key=f"agreement.agreed.{agreement.pk}",
            title="Your supervision agreement holds from today",
            why="Each of you said yes. Look at it again by "
            f"{in_words(agreement.look_again_on)}, or sooner if something changes.",
            url=agreement.get_absolute_url(),
            button="See the agreement",
            daily=True,
        )


def agreement_taken_back(agreement, *, by) -> None:
    """Only where the others were asked for a yes."""
    if agreement.offered_at is None:
        return
    for person in agreement.people:
        if not is_same_person(by, person):
            tell(
                to=person,
                key=f"agreement.taken_back.{agreement.pk}",
                title="A supervision agreement was taken back",
                why=f"{by} would like to change something first. Talk about it, and write it anew.",
                url=agreement.get_absolute_url(),
                button="See it",
                ask=f"{by}",
                daily=True,
            )


def agreement_look_again(agreement) -> None:
    for person in agreement.people:
        tell(
            to=person,
            key=f"agreement.look_again.{agreement.pk}",
            title=f"Look at your supervision agreement by {in_words(agreement.look_again_on)}",
            why="It is nearly a year old. Talk about what still fits, and say yes to it again.",
            url=agreement.get_absolute_url(),
            button="See the agreement",
            by_when=agreement.look_again_on,
            daily=True,
        )
