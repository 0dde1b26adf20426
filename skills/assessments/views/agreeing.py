"""Agreeing with many answers at once, and asking for evidence: two buttons of an area's page."""

from django.contrib import messages

from .. import actions
from .mark_line import ASK_FOR_EVIDENCE


def with_what_is_asked(request):
    """What was posted; where evidence is asked for, with the answer marked to go back for it."""
    data = request.POST.copy()
    if code := data.get("ask"):
        data[f"{code}-send_back"] = "on"
        data[f"{code}-reason"] = data.get(f"{code}-reason") or ASK_FOR_EVIDENCE
    return data


def agree_with_ticked(request, desk, area) -> None:
    """With the rows that are ticked; which were left, and why, is said."""
    codes = [line.statement.code for line in area.lines]
    ticked = {
        code: _number(request.POST.get(f"{code}-answer"))
        for code in codes
        if f"{code}-tick" in request.POST
    }
    found = actions.agree(assessment=desk.assessment, ticked=ticked, by=request.user)
    count = len(found.agreed)
    if count:
        messages.success(
            request, f"You agree with {count} {'answer' if count == 1 else 'answers'}."
        )
    elif not (found.core or found.unread or found.asked):
        messages.info(request, "Tick the answers that you agree with first.")
    if found.core:
        messages.info(
            request,
            f"Not agreed: {_names(found.core)}. Choose a level for each safety statement.",
        )
    if found.unread:
        names = _names(found.unread)
        messages.info(
            request, f"Not agreed: {names}. Your page didn’t show the answer as it is now."
        )
    if found.asked:
        names = _names(found.asked)
        messages.info(request, f"Not agreed: {names}. You asked a colleague to confirm this area.")


def _number(text):
    """The number of an answer; None for what can't be one."""
    is_number = text and text.isdecimal() and len(text) < 10
    return int(text) if is_number else None


def _names(statements) -> str:
    return ", ".join(f"“{one}”" for one in statements)
