"""What holds for any answers, in any order."""

from hypothesis import given
from hypothesis import strategies as st

from skills.assessments import actions

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
