"""Words that may point to a family: kept in a draft, and never shared."""

import pytest

from portal.journal.models import Entry
from portal.plain.finding import LooksLikeFamily, digest_of, find
from skills.assessments import actions
from skills.assessments.models import Assessment, Return
from skills.assessments.refusals import WordsToChange

pytestmark = pytest.mark.django_db

CASE = "I stayed calm (case 48213) and found a way back in."
OTHER = "I stayed calm (case 99421) and found a way back in."


def digest(text):
    return digest_of(find(text))


def declared_of(obj):
    return Entry.objects.filter(
        verb="words.declared", kind=obj._meta.label, object_id=obj.pk
    ).count()


def answer(world, assessment, comment, *, edit=1, declared="", level=2):
    return actions.save_answer(
        rating=assessment.ratings.get(statement__code="A1"),
        level=level,
        not_in_role=False,
        comment=comment,
        edit=edit,
        declared=declared,
        by=world.practitioner,
    )


def send(world, assessment):
    return actions.submit(assessment=assessment, by=world.practitioner)


class TestAnAnswer:
    def test_is_kept_as_a_draft_whatever_its_words(self, world):
        rating = answer(world, world.draft(), CASE)

        rating.refresh_from_db()
        assert rating.comment == CASE
        assert rating.points_to_family

    def test_is_not_sent_with_words_that_point_to_a_family(self, world):
        assessment = world.draft()
        answer(world, assessment, CASE)

        with pytest.raises(WordsToChange) as refusal:
            send(world, assessment)

        assert [statement.code for statement in refusal.value.statements] == ["A1"]
        assert not assessment.revisions.exists()

    def test_is_sent_once_the_words_are_said_not_to_be_about_a_family(self, world):
        assessment = world.draft()
        rating = answer(world, assessment, CASE, declared=digest(CASE))

        sent = send(world, assessment)

        assert sent.state == Assessment.State.SUBMITTED
        assert declared_of(rating) == 1

    def test_that_was_declared_once_is_journalled_once(self, world):
        assessment = world.draft()
        answer(world, assessment, CASE, declared=digest(CASE))

        rating = answer(world, assessment, f"{CASE} So.", edit=2, declared=digest(CASE))

        assert declared_of(rating) == 1

    def test_is_asked_about_again_when_other_words_are_found(self, world):
        assessment = world.draft()
        answer(world, assessment, CASE, declared=digest(CASE))
        answer(world, assessment, OTHER, edit=2, declared=digest(CASE))

        with pytest.raises(WordsToChange):
            send(world, assessment)

    def test_without_a_level_holds_nothing_up(self, world):
        assessment = world.start()
        for code in ("A1", "B1"):
            world.answer(assessment, code)
        world.answer(assessment, "B2", None, comment=CASE)

        assert send(world, assessment).state == Assessment.State.SUBMITTED

    def test_that_did_not_come_back_holds_nothing_up(self, world):
        assessment = world.draft()
        rating = answer(world, assessment, CASE, declared=digest(CASE))
        send(world, assessment)
        world.mark(assessment, "A2", None, send_back=True, reason="Say more.")
        actions.send_back(assessment=assessment, by=world.supervisor)
        world.answer(assessment, "A2", 3, edit=1)
        type(rating).objects.filter(pk=rating.pk).update(declared="")

        assert send(world, assessment).state == Assessment.State.SUBMITTED


class TestAMark:
    def test_is_kept_as_a_draft_and_its_comment_is_not_shared(self, world):
        assessment = world.submitted()
        for code in ("A2", "B1", "B2"):
            world.mark(assessment, code)
        mark = world.mark(assessment, "A1", comment=CASE)

        with pytest.raises(WordsToChange) as refusal:
            actions.finish_review(
                assessment=assessment, by=world.supervisor, declaration="My own view."
            )

        assert refusal.value.marks == [mark]
        assert not assessment.reviews.exists()

    def test_is_shared_once_its_words_are_declared(self, world):
        assessment = world.submitted()
        for code in ("A2", "B1", "B2"):
            world.mark(assessment, code)
        mark = world.mark(assessment, "A1", comment=CASE, declared=digest(CASE))

        review = actions.finish_review(
            assessment=assessment, by=world.supervisor, declaration="My own view."
        )

        assert review.confirmations.filter(comment=CASE).exists()
        assert declared_of(mark) == 1

    def test_sends_nothing_back_with_such_a_reason(self, world):
        assessment = world.submitted()
        mark = world.mark(assessment, "A1", None, send_back=True, reason=CASE)

        with pytest.raises(WordsToChange) as refusal:
            actions.send_back(assessment=assessment, by=world.supervisor)

        assert refusal.value.marks == [mark]
        assert not Return.objects.filter(revision__assessment=assessment).exists()


class TestWhatIsSaidAtTheEnd:
    def finish(self, world, **said):
        assessment = world.submitted()
        for code in ("A1", "A2", "B1", "B2"):
            world.mark(assessment, code)
        return actions.finish_review(
            assessment=assessment, by=world.supervisor, declaration="My own view.", **said
        )

    def test_a_note_with_such_words_finishes_nothing(self, world):
        with pytest.raises(LooksLikeFamily):
            self.finish(world, note=CASE)

    def test_a_note_that_was_declared_is_journalled(self, world):
        review = self.finish(world, note=CASE, declared={digest(CASE)})

        assert declared_of(review) == 1

    def test_a_response_with_such_words_is_refused(self, world):
        review = self.finish(world)
        said = {"review": review, "agrees": False, "by": world.practitioner}

        with pytest.raises(LooksLikeFamily):
            actions.respond(comment=CASE, **said)

    def test_a_response_that_was_declared_is_journalled(self, world):
        review = self.finish(world)

        response = actions.respond(
            review=review,
            agrees=False,
            comment=CASE,
            declared={digest(CASE)},
            by=world.practitioner,
        )

        assert declared_of(response) == 1


class TestASecondOpinion:
    def test_is_asked_and_given_in_words_that_were_declared(self, world):
        confirmation = world.revision(world.reviewed(), "A2").confirmations.get()

        (opinion,) = actions.ask_opinions(
            confirmations=[confirmation],
            asked_of=world.social_worker,
            why=CASE,
            declared=digest(CASE),
            by=world.practitioner,
        )
        review = actions.give_opinion(
            opinion=opinion,
            level=3,
            not_in_role=False,
            comment=CASE,
            declared=digest(CASE),
            by=world.social_worker,
        )

        assert declared_of(opinion) == 1
        assert declared_of(review) == 1
