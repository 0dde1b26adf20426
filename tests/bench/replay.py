"""The same plan, done by the people themselves: through the actions, each at its time."""

from portal.dates import as_if
from skills.assessments import actions
from skills.assessments.forms import DECLARATION
from skills.assessments.models import Evidence


def replay(history) -> None:
    pieces = {}
    for one in history.rounds:
        _round(history, one, pieces)


def _round(history, one, pieces) -> None:
    person = history.job.employment.user
    with as_if(one.begun_at):
        assessment = actions.start(
            employment=history.job.employment, kind=one.kind, domain=one.domain, by=person
        )
    with as_if(one.answered_at):
        for answer in one.answers.values():
            rating = _answer(assessment, answer, 0, person)
            rating.evidence.set(_piece(history, place, pieces) for place in answer.pieces)
    if one.sent_at:
        with as_if(one.sent_at):
            actions.submit(assessment=assessment, by=person)
    if one.sent_back:
        _send_back(history.job, assessment, one.sent_back)
    if one.review:
        _word(assessment, one.review, actions.finish_review, person)
    if one.look:
        _word(assessment, one.look, actions.finish_second_look, person)


def _answer(assessment, answer, edit, person):
    return actions.save_answer(
        rating=assessment.ratings.get(statement=answer.statement),
        level=answer.level,
        not_in_role=answer.not_in_role,
        comment=answer.comment,
        edit=edit,
        by=person,
    )


def _piece(history, place, pieces) -> Evidence:
    """Written when it is first put to an answer."""
    if place not in pieces:
        told = history.pieces[place]
        pieces[place] = Evidence.objects.create(
            employment=history.job.employment,
            tier="evidence",
            kind=told.kind,
            happened_on=told.happened_on,
            text=told.text,
            added_at=told.at,
            saved_at=told.at,
        )
    return pieces[place]


def _send_back(job, assessment, back) -> None:
    with as_if(back.at):
        for pk, reason in back.reasons.items():
            _mark(assessment, pk, by=job.supervisor, send_back=True, reason=reason)
        actions.send_back(assessment=assessment, by=job.supervisor)
    with as_if(back.sent_at):
        for answer in back.changed.values():
            _answer(assessment, answer, 1, job.employment.user)
        actions.submit(assessment=assessment, by=job.employment.user)


def _word(assessment, word, finish, person) -> None:
    with as_if(word.at):
        for pk, verdict in word.verdicts.items():
            _mark(
                assessment,
                pk,
                by=word.by,
                level=verdict.level,
                not_in_role=verdict.not_in_role,
                comment=verdict.comment,
            )
        review = finish(assessment=assessment, by=word.by, note=word.note, declaration=DECLARATION)
    if word.agrees is not None:
        with as_if(word.answered_at):
            actions.respond(review=review, agrees=word.agrees, comment=word.comment, by=person)


def _mark(assessment, statement, *, by, **said) -> None:
    usual = {"level": None, "not_in_role": False, "comment": "", "send_back": False, "reason": ""}
    actions.save_mark(
        revision=assessment.revisions.standing().get(statement=statement),
        edit=0,
        by=by,
        **usual | said,
    )
