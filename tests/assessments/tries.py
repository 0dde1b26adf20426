"""How each action of the table in `transitions.py` is tried."""

from functools import cached_property

from django.utils import timezone

from portal.dates import today
from skills.assessments import actions
from skills.assessments.models import Evidence, ReviewMark
from tests.assessments.retold import CASE, CODES, CORE
from tests.factories import RegistrationFactory, RoleGrantFactory


class Try:
    """A person tries an action on a round; what it takes is there beforehand, rules or not."""

    def __init__(self, world, assessment, person):
        self.world, self.assessment, self.person = world, assessment, person

    @cached_property
    def revisions(self) -> dict:
        standing = self.assessment.revisions.standing().select_related("statement")
        return {one.statement.code: one for one in standing}

    def rating(self, code):
        return self.assessment.ratings.get(statement__code=code)

    def put(self, code, **fields):
        """In the draft, if it is one."""
        if self.assessment.is_draft:
            self.assessment.ratings.filter(statement__code=code).update(**fields)

    def mark_all(self, *codes, level=2, **fields):
        """Their marks on these answers, in place of those that are there."""
        found = [self.revisions[code] for code in codes if code in self.revisions]
        ReviewMark.objects.filter(revision__in=found, by=self.person).delete()
        values = {"level": level, "edit": 1, "saved_at": timezone.now()} | fields
        ReviewMark.objects.bulk_create(
            ReviewMark(revision=revision, by=self.person, **values) for revision in found
        )

    def start(self, kind="full", domain=None):
        return lambda: actions.start(
            employment=self.world.employment, kind=kind, domain=domain, by=self.person
        )

    def start_with_nothing_due(self):
        return self.start("changes")

    def start_another_kind(self):
        return self.start("whatever")

    def start_no_area(self):
        return self.start("area")

    def answer(self, code="A1", level=3, *, old=False, **fields):
        rating = self.rating(code)
        values = {"not_in_role": False, "comment": "", "edit": 0 if old else rating.edit} | fields
        return lambda: actions.save_answer(rating=rating, level=level, by=self.person, **values)

    def answer_what_is_closed(self):
        return self.answer("A2")

    def answer_the_same(self):
        return self.answer(level=2)

    def answer_the_same_from_an_old_page(self):
        return self.answer(level=2, old=True)

    def answer_from_an_old_page(self):
        return self.answer(old=True)

    def answer_above_4(self):
        return self.answer(level=5)

    def answer_below_0(self):
        return self.answer(level=-1)

    def answer_with_both(self):
        return self.answer("A2", 2, not_in_role=True)

    def answer_with_the_past(self):
        return self.answer(past_practice=True)

    def leave_out_a_safety_statement(self):
        return self.answer(level=None, not_in_role=True)

    def leave_out_another(self):
        return self.answer("A2", None, not_in_role=True)

    def send(self):
        return lambda: actions.submit(assessment=self.assessment, by=self.person)

    def send_with_a_gap(self):
        self.put("A1", level=None)
        return self.send()

    def send_to_nobody(self):
        self.world.employment.supervision_lines.update(ends=today())
        return self.send()

    def send_after_leaving(self):
        type(self.world.employment).objects.filter(pk=self.world.employment.pk).update(ends=today())
        return self.send()

    def send_a_case_number(self):
        self.put("A1", comment=CASE)
        return self.send()

    def send_evidence(self, text):
        moment = {"added_at": timezone.now(), "saved_at": timezone.now()}
        piece = Evidence.objects.create(
            employment=self.world.employment,
            tier="evidence",
            kind="observation",
            text=text,
            happened_on=today() if text else None,
            **moment,
        )
        if self.assessment.is_draft:
            self.rating("A1").evidence.add(piece)
        return self.send()

    def send_empty_evidence(self):
        return self.send_evidence("")

    def send_a_case_number_in_evidence(self):
        return self.send_evidence(CASE)

    def withdraw(self):
        return lambda: actions.withdraw(assessment=self.assessment, by=self.person)

    def mark(self, code="A1", level=3, edit=0, **fields):
        marked = {"not_in_role": False, "comment": "Why.", "send_back": False, "reason": ""}
        return lambda: actions.save_mark(
            revision=self.revisions[code], level=level, edit=edit, by=self.person, **marked | fields
        )

    def mark_the_same(self):
        self.mark_all("A1", level=3, comment="Why.", edit=7)
        return self.mark(edit=7)

    def mark_from_an_old_page(self):
        self.mark_all("A1", level=4, comment="Why.", edit=7)
        return self.mark(edit=6)

    def mark_above_4(self):
        return self.mark(level=5)

    def mark_below_0(self):
        return self.mark(level=-1)

    def mark_what_was_answered_as_left_out(self):
        return self.mark("A2", None, not_in_role=True)

    def mark_what_is_no_safety_statement(self):
        return self.mark("A2")

    def mark_to_go_back(self):
        return self.mark(level=None, send_back=True, reason="Say more.")

    def send_back(self, reason="Say more.", *codes):
        self.mark_all(*codes or ["A1"], level=None, send_back=True, reason=reason)
        return lambda: actions.send_back(assessment=self.assessment, by=self.person)

    def send_back_nothing(self):
        self.mark_all("A1", level=2)
        return lambda: actions.send_back(assessment=self.assessment, by=self.person)

    def send_back_without_a_reason(self):
        return self.send_back(" ")

    def send_back_with_a_case_number(self):
        return self.send_back(CASE)

    def finish(self, level=2, comment="", codes=CODES, declaration="My own view.", **more):
        self.mark_all(*codes, level=level, comment=comment)
        more |= {"declaration": declaration}
        return lambda: actions.finish_review(assessment=self.assessment, by=self.person, **more)

    def finish_with_a_gap(self):
        return self.finish(codes=CODES[1:])

    def finish_with_one_to_go_back(self):
        act = self.finish()
        self.mark_all("B2", send_back=True, reason="Say more.")
        return act

    def finish_in_silence(self):
        return self.finish(level=3)

    def finish_with_a_case_number(self):
        return self.finish(comment=CASE)

    def finish_with_a_case_number_in_the_note(self):
        return self.finish(note=CASE)

    def look_again(self, level=2, comment="", codes=CORE):
        self.mark_all(*codes, level=level, comment=comment)
        return lambda: actions.finish_second_look(
            assessment=self.assessment, by=self.person, declaration="My own view."
        )

    def look_again_with_a_gap(self):
        return self.look_again(codes=CORE[1:])

    def look_again_in_silence(self):
        return self.look_again(level=3)

    def look_again_at_ones_own_review(self):
        place = self.world.employment.organisation
        self.person = type(self.person).objects.get(pk=self.person.pk)
        RegistrationFactory(user=self.person)
        RoleGrantFactory(user=self.person, role="practice_supervisor", organisation=place)
        return self.look_again()

    def respond(self, comment="", *, agrees=True):
        review = self.assessment.reviews.order_by("pk").last()
        return lambda: actions.respond(
            review=review, agrees=agrees, comment=comment, by=self.person
        )

    def respond_the_same(self):
        self.respond()()
        return self.respond()

    def respond_otherwise_later(self):
        self.respond()()
        return self.respond("No.", agrees=False)

    def respond_in_silence(self):
        return self.respond(" ", agrees=False)
