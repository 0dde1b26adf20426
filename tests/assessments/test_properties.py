"""What holds for any answers, in any order."""

from hypothesis import given
from hypothesis import strategies as st

from skills.assessments import actions
from skills.assessments.models import AnswerRevision, Confirmation, ConfirmedLevel
from tests.assessments.conftest import fresh

CODES = ("A1", "A2", "B1", "B2")
levels = st.integers(min_value=0, max_value=4)
notes = st.sampled_from(["", "With help.", "On my own, twice.", "£ é ŵ “quoted”"])
answers = st.fixed_dictionaries({code: st.tuples(levels, notes) for code in CODES})


def content(assessment) -> list:
    rows = assessment.ratings.order_by("statement__code")
    return list(rows.values_list("statement__code", "level", "comment", "edit", "saved_at"))


def put_down(world, assessment, given_answers) -> None:
    """Answer each statement anew, from a page that is up to date."""
    for code, (level, comment) in given_answers.items():
        saved = assessment.ratings.filter(statement__code=code).first()
        edit = saved.edit if saved else 0
        world.answer(assessment, code, level, comment=comment, edit=edit)


def send_back_all(world, assessment) -> None:
    for code in CODES:
        edit = getattr(world.revision(assessment, code).marks.first(), "edit", 0)
        world.mark(assessment, code, None, send_back=True, reason="Look again.", edit=edit)
    actions.send_back(assessment=assessment, by=world.supervisor)


def over(world) -> None:
    """Leave the round behind, so that the next example starts one of its own."""
    for assessment in world.employment.assessments.filter(state="submitted"):
        send_back_all(world, assessment)
    for assessment in world.employment.assessments.filter(state="draft"):
        actions.withdraw(assessment=assessment, by=world.practitioner)


@given(given_answers=answers)
def test_saving_the_same_twice_changes_nothing(world, given_answers):
    over(world)
    assessment = world.start()
    put_down(world, assessment, given_answers)
    before = content(assessment)

    for code, (level, comment) in given_answers.items():
        world.answer(assessment, code, level, comment=comment, edit=0)

    assert content(assessment) == before


@given(first=answers, second=answers)
def test_sending_again_cuts_a_revision_only_where_the_content_changed(world, first, second):
    over(world)
    assessment = world.start()
    put_down(world, assessment, first)
    actions.submit(assessment=assessment, by=world.practitioner)
    send_back_all(world, assessment)
    put_down(world, fresh(assessment), second)

    actions.submit(assessment=assessment, by=world.practitioner)

    cut = {code: assessment.revisions.filter(statement__code=code).count() for code in CODES}
    assert cut == {code: 1 if first[code] == second[code] else 2 for code in CODES}


@given(given_answers=answers, confirmed=st.fixed_dictionaries(dict.fromkeys(CODES, levels)))
def test_a_confirmation_never_changes_an_answer(world, given_answers, confirmed):
    over(world)
    assessment = world.start()
    put_down(world, assessment, given_answers)
    actions.submit(assessment=assessment, by=world.practitioner)
    revisions = AnswerRevision.objects.filter(assessment=assessment).order_by("pk")
    before = list(revisions.values())

    for code, level in confirmed.items():
        world.mark(assessment, code, level, comment="I saw it.")
    actions.finish_review(assessment=assessment, by=world.supervisor, declaration="My own view.")

    assert list(revisions.values()) == before
    said = {r.statement.code: r.level for r in revisions.select_related("statement")}
    assert said == {code: level for code, (level, _) in given_answers.items()}


@given(rounds=st.lists(st.fixed_dictionaries(dict.fromkeys(CODES, levels)), min_size=1, max_size=3))
def test_the_level_that_counts_is_the_last_one_confirmed(world, rounds):
    over(world)
    for confirmed in rounds:
        assessment = world.start()
        put_down(world, assessment, dict.fromkeys(CODES, (2, "")))
        actions.submit(assessment=assessment, by=world.practitioner)
        for code, level in confirmed.items():
            world.mark(assessment, code, level, comment="I saw it.")
        actions.finish_review(
            assessment=assessment, by=world.supervisor, declaration="My own view."
        )

    counting = ConfirmedLevel.objects.filter(employment=world.employment).current()

    by_meaning = {row.meaning: row.level for row in counting}
    assert by_meaning == {world.statement(c).meaning: level for c, level in rounds[-1].items()}
    newest = Confirmation.objects.filter(review__assessment=assessment)
    assert {row.confirmation for row in counting} == set(newest)
