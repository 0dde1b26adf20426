"""One file of people, step by step: columns, words, check, look, apply."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import get_visible_or_404
from portal.exchange.actions import (
    NotNow,
    apply_people,
    check_people,
    drop_people,
    is_stuck,
    say_columns,
    say_words,
)
from portal.exchange.forms import ApplyForm, CheckForm, ColumnsForm, WordsForm
from portal.exchange.models import FileLine, PeopleFile
from portal.exchange.people.carrying_out import format_of
from portal.exchange.people.progress import progress_of
from portal.exchange.people.words import Words
from portal.exchange.working import table_in
from portal.people.sensitive import asked_again

State, Outcome = PeopleFile.State, FileLine.Outcome
PAGE = 50
MOST_WORDS = 100
BUSY = {State.CHECKING, State.APPLYING}
BAD = (Outcome.REFUSED, Outcome.AMBIGUOUS)
HEADINGS = {
    Outcome.REFUSED: "Left out: something needs mending",
    Outcome.AMBIGUOUS: "Left out: not clear who it is",
    Outcome.LEFT: "Who leaves",
    Outcome.MOVED: "Who moves",
    Outcome.CHANGED: "What changes",
    Outcome.ADDED: "Who is added",
}
SHORT = {
    Outcome.REFUSED: "to mend",
    Outcome.AMBIGUOUS: "not clear",
    Outcome.LEFT: "leave",
    Outcome.MOVED: "move",
    Outcome.CHANGED: "change",
    Outcome.ADDED: "added",
}


@require_safe
def file(request, uuid):
    people_file = _visible(request, uuid)
    if people_file.state in BUSY and not is_stuck(people_file):
        return render(request, "exchange/working.html", _working(people_file))
    if people_file.state == State.SENT:
        return _next_question(request, people_file)
    if people_file.state == State.CHECKED:
        return render(request, "exchange/preview.html", _preview(request, people_file))
    return render(request, "exchange/over.html", {"file": people_file})


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request, uuid):
    people_file = _visible(request, uuid)
    if people_file.state != State.SENT or people_file.columns:
        return redirect(people_file)
    table = table_in(people_file)
    remembered = format_of(people_file.organisation).columns
    form = ColumnsForm(request.POST or None, table=table, remembered=remembered)
    if form.is_valid():
        return _done(request, people_file, say_columns, columns=form.columns)
    context = {"file": people_file, "form": form, "headers": [h for h in table.headers if h]}
    return render(request, "exchange/columns.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def words(request, uuid):
    people_file = _visible(request, uuid)
    unknown = _unknown(people_file)
    if not any(unknown.values()):
        return redirect(people_file)
    form = WordsForm(request.POST or None, unknown=unknown)
    if form.is_valid():
        return _done(request, people_file, say_words, words=form.words)
    return render(request, "exchange/words.html", {"file": people_file, "form": form})


@require_POST
def check(request, uuid):
    people_file = _visible(request, uuid)
    form = CheckForm(request.POST)
    if form.is_valid():
        return _done(request, people_file, check_people, **form.cleaned_data)
    return render(request, "exchange/check.html", {"file": people_file, "form": form})


@require_POST
@asked_again
def apply(request, uuid):
    people_file = _visible(request, uuid)
    if people_file.state != State.CHECKED:
        return redirect(people_file)
    form = _apply_form(people_file, request.POST)
    if form.is_valid():
        return _done(request, people_file, apply_people, seen=form.cleaned_data["seen"])
    context = {**_preview(request, people_file), "form": form}
    return render(request, "exchange/preview.html", context)


@require_POST
def drop(request, uuid):
    return _done(request, _visible(request, uuid), drop_people)


def _visible(request, uuid) -> PeopleFile:
    files = PeopleFile.objects.select_related("organisation", "added_by", "applied_by")
    return get_visible_or_404(files, request.user, uuid=uuid)


def _done(request, people_file, action, **said):
    try:
        action(people_file=people_file, by=request.user, **said)
    except NotNow as fault:
        messages.info(request, str(fault))
    return redirect(people_file)


def _working(people_file) -> dict:
    return {
        "file": people_file,
        "doing": "Bringing people in",
        "progress": progress_of(people_file.uuid),
        "all_files": reverse("exchange:files"),
    }


def _next_question(request, people_file):
    if not people_file.columns:
        return redirect("exchange:columns", people_file.uuid)
    if any(_unknown(people_file).values()):
        return redirect("exchange:words", people_file.uuid)
    form = CheckForm(initial={"as_at": people_file.as_at})
    return render(request, "exchange/check.html", {"file": people_file, "form": form})


def _unknown(people_file) -> dict[str, dict[str, int]]:
    """The first hundred words whose meaning nobody told yet; the page comes again for the rest."""
    if people_file.state != State.SENT or not people_file.columns:
        return {}
    known = Words(format_of(people_file.organisation).words)
    found = known.unknown(table_in(people_file), people_file.columns)
    return {key: dict(list(words.items())[:MOST_WORDS]) for key, words in found.items()}


def _apply_form(people_file, data=None) -> ApplyForm:
    counts = people_file.counts
    return ApplyForm(
        data,
        left_out=_left_out(counts),
        absent=counts["absent"],
        is_drastic=counts["is_drastic"],
        initial={"seen": people_file.digest},
    )


def _left_out(counts) -> int:
    return sum(counts.get(one, 0) for one in BAD)


def _preview(request, people_file) -> dict:
    counts = people_file.counts
    there = [outcome for outcome in HEADINGS if counts.get(outcome)]
    show = request.GET.get("show")
    show = show if show in there else next(iter(there), None)
    lines = people_file.lines.filter(outcome=show).order_by("number", "id")
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    return {
        "file": people_file,
        "form": _apply_form(people_file),
        "check_form": CheckForm(
            initial={"as_at": people_file.as_at, "absent_have_left": people_file.absent_have_left}
        ),
        "to_do": [one for one in there if one not in BAD],
        "tabs": [(one.value, counts[one], SHORT[one], one == show) for one in there],
        "heading": HEADINGS[show] if show else "",
        "page": page,
        "query": f"show={show}" if show else "",
        "counts": counts,
        "left_out": _left_out(counts),
        "quiet": counts.get("unchanged", 0),
        "gone": counts.get("gone", 0),
        "skipped": counts.get("skipped", 0),
    }
