"""The check of all answers, then off to the supervisor."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from .. import actions, evidence
from ..models import Assessment
from ..refusals import (
    NoSupervisor,
    NothingAnswered,
    Unanswered,
    UnfinishedEvidence,
    WordsToChange,
)
from ..reviewers import reviewer_of
from ..rounds import must_answer, must_reword
from ..rules import may_answer
from ..words import words_of
from .door import own_draft, own_round
from .mine import due
from .statement import crumbs_of


@require_safe
def check(request, uuid):
    """All the answers, what is missing first, and what sending them means."""
    draft = own_draft(request, uuid)
    if not may_answer(request.user, draft.assessment):
        return redirect(draft.assessment)
    return render(request, "assessments/check.html", _context(draft))


def _context(draft, **more) -> dict:
    assessment, lines = draft.assessment, draft.lines
    _add_words(draft)
    draft.add_evidence(lines)
    missing = [line for line in lines if must_answer(line)]
    reword = [line for line in lines if must_reword(assessment, line)]
    unfinished = evidence.to_finish(assessment)
    saved = [line.said.saved_at for line in lines if line.said.saved_at]
    return {
        "assessment": assessment,
        "areas": draft.areas,
        "missing": missing,
        "reword": reword,
        "unfinished": unfinished,
        "to_finish": len(missing) + len(reword) + len(unfinished),
        "open_later": [x for x in lines if not x.is_answered and x not in missing],
        "wanting": [x for x in lines if x.wants_evidence and draft.may_change(x)],
        "answered": sum(line.is_answered for line in lines),
        "total": len(lines),
        "reviewer": reviewer_of(assessment),
        "saved_at": max(saved, default=None),
        "crumbs": crumbs_of(assessment),
        **more,
    }


def _add_words(draft) -> None:
    lines = draft.lines
    words = words_of(draft.assessment.version_id, [line.statement.pk for line in lines])
    for line in lines:
        if line.level is not None:
            line.words = words.at(line.statement.pk, line.level)
            line.level_name = words.levels[line.level]


@require_POST
def send(request, uuid):
    assessment = own_round(request, uuid)
    try:
        sent = actions.submit(assessment=assessment, by=request.user)
    except (Unanswered, UnfinishedEvidence, WordsToChange):
        context = _context(own_draft(request, uuid), has_errors=True)
        return render(request, "assessments/check.html", context)
    except (NoSupervisor, NothingAnswered) as refusal:
        context = _context(own_draft(request, uuid), has_errors=True, refusal=str(refusal))
        return render(request, "assessments/check.html", context)
    messages.success(request, _sent_to(sent))
    return redirect(sent)


def _sent_to(sent: Assessment) -> str:
    return render_to_string(
        "assessments/_sent.txt",
        {"assessment": sent, "reviewer": reviewer_of(sent), "due": due(sent)},
    ).strip()
