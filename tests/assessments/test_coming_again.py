"""What went back reopens alone. Changed, it loses its own confirmation and no other; and both sides
are told which."""

from portal.notices.models import Notice
from skills.assessments import actions
from skills.assessments.returns import CameAgain
from tests.assessments.browsing import CODES, text_of, url
from tests.assessments.conftest import fresh


def came_again(world, *, changed=("A2",), kept=("B2",)):
    """All is marked; some went back and came again."""
    assessment = world.submitted()
    for code in CODES:
        world.mark(assessment, code)
    for code in (*changed, *kept):
        world.mark(assessment, code, None, edit=1, send_back=True, reason="Say more.")
    actions.send_back(assessment=assessment, by=world.supervisor)
    for code in changed:
        world.answer(assessment, code, 3, edit=1)
    return actions.submit(assessment=fresh(assessment), by=world.practitioner)


def marked(world, assessment):
    standing = assessment.revisions.standing().filter(marks__by=world.supervisor)
    return set(standing.values_list("statement__code", flat=True))


def test_only_what_came_again_needs_a_new_level(world):
    assessment = came_again(world)

    assert marked(world, assessment) == {"A1", "B1"}


def test_both_sides_read_what_changed_and_what_was_kept(world, browse):
    assessment = came_again(world)

    found = CameAgain.of(assessment)
    theirs = text_of(browse(world.practitioner).get(url("assessment", assessment)))
    review = text_of(browse(world.supervisor).get(url("review", assessment)))
    area = text_of(browse(world.supervisor).get(url("review_domain", assessment, "A")))
    other = text_of(browse(world.supervisor).get(url("review_domain", assessment, "B")))

    assert [one.code for one in found.changed] == ["A2"]
    assert [one.code for one in found.kept] == ["B2"]
    assert "Statement B2, as it was" in theirs
    assert "Statement B2, as it was" in review
    assert "since it went back. It needs a level of its own." in area
    assert "Before, they said 2" in area
    assert " as it was.</p>" in other


def test_only_the_last_time_is_told_of(world):
    assessment = came_again(world)
    world.mark(assessment, "B1", None, edit=1, send_back=True, reason="Say more.")
    actions.send_back(assessment=assessment, by=world.supervisor)

    while_it_is_back = CameAgain.of(fresh(assessment))
    actions.submit(assessment=fresh(assessment), by=world.practitioner)
    found = CameAgain.of(fresh(assessment))

    assert while_it_is_back is None
    assert (found.changed, [one.code for one in found.kept]) == ([], ["B1"])


def test_where_nothing_went_back_nothing_came_again(world):
    assert CameAgain.of(world.submitted()) is None


def test_the_message_says_that_it_came_again_and_names_no_statement(world):
    Notice.objects.all().delete()

    came_again(world)

    first, again = Notice.objects.filter(recipient=world.supervisor).order_by("pk")
    assert "again, with the answers that went back" in again.why
    assert "again" not in first.why
    assert "Statement" not in again.why


def test_a_level_for_the_old_answer_never_counts_for_the_new_one(world):
    assessment = came_again(world, kept=())
    world.mark(assessment, "A2", 2, comment="Not there yet.")

    review = actions.finish_review(
        assessment=assessment, by=world.supervisor, declaration="My own view."
    )

    confirmation = review.confirmations.get(revision__statement__code="A2")
    assert confirmation.revision.number == 2
    assert confirmation.comment == "Not there yet."
