"""Criteria about courses, gates held, registrations and the words of named people."""

from portal.dates import in_words, months_after
from supervision.readiness.criteria import SOCIAL_WORKER

from .result import LATER, MET, MISSING, OUT_OF_DATE


def course(facts, version, params):
    rows = facts.completions.get(params["course"], [])
    done = rows[-1] if rows else None
    if done and done.expires_on is None:
        return MET, f"Finished on {in_words(done.completed_on)}.", ()
    if done and done.expires_on > facts.day:
        runs_out = f"Runs out on {in_words(done.expires_on)}"
        return MET, f"Finished on {in_words(done.completed_on)}. {runs_out}.", ()
    detail = f"Ran out on {in_words(done.expires_on)}." if done else "Not finished yet."
    status = OUT_OF_DATE if done else MISSING
    if "within_months_after" in params:
        return _after_the_start(facts, version, params["within_months_after"], status, detail)
    return status, detail, ()


def _after_the_start(facts, version, months, status, detail):
    """A course that has time until some months after the person first held this gate."""
    held = facts.authorisations.get(version.gate.code)
    if not held:
        return LATER, f"{detail} To do within {months} months of the start.", ()
    by = months_after(held[0].starts, months)
    if facts.day < by:
        return LATER, f"{detail} To do by {in_words(by)}.", ()
    return status, f"{detail} It was due by {in_words(by)}.", ()


def gate_held(facts, version, params, *, criterion):
    rows = facts.authorisations.get(params["gate"], [])
    first, last = _without_a_gap(rows)
    if first is None:
        status, detail, links = MISSING, "Not held yet.", ()
    else:
        since = f"Ready since {in_words(first.starts)}"
        enough = months_after(first.starts, params["months"])
        links = ((since, first.get_absolute_url()),)
        if enough > min(facts.day, last.stops):
            status, detail = MISSING, f"{since}. {params['months']} months on {in_words(enough)}."
        elif last.stops <= facts.day:
            status, detail = OUT_OF_DATE, f"{since}. It stopped on {in_words(last.stops)}."
        else:
            status, detail = MET, f"{since}."
    if status != MET and params.get("or_attested"):
        return _or_attested(facts, version, criterion, status, detail, links)
    return status, detail, links


def _without_a_gap(rows) -> tuple:
    """The first and the last of the newest authorisations that follow on one another."""
    rows = [row for row in rows if row.stops > row.starts]
    if not rows:
        return None, None
    first = rows[-1]
    for row in reversed(rows[:-1]):
        if row.stops < first.starts:
            break
        first = row
    return first, rows[-1]


def _or_attested(facts, version, criterion, status, detail, links):
    """Experience elsewhere that matches counts too, on a named person's word, for a time that the
    council sets."""
    rows = facts.attestations.get((version.gate_id, criterion.code), [])
    if not rows:
        return status, f"{detail} Nobody has confirmed experience that matches.", links
    last = rows[-1]
    if months_after(last.happened_on, facts.prior_learning_months) > facts.day:
        return MET, f"Experience that matches: {_said(last)}.", ()
    return OUT_OF_DATE, f"Experience that matches, but too long ago: {_said(last)}.", ()


def registration(facts, version, params):
    for row in reversed(facts.registrations):
        if row.holds_on(facts.day):
            return MET, f"In date. Checked on {in_words(row.checked_on)}.", ()
    if facts.registrations:
        ended = max(row.ends for row in facts.registrations)
        return OUT_OF_DATE, f"Ran out on {in_words(ended)}.", ()
    return MISSING, "There is no registration on the record.", ()


def attested(facts, version, params, *, criterion):
    rows = facts.attestations.get((version.gate_id, criterion.code), [])
    if params["by"] == SOCIAL_WORKER:
        rows = [row for row in rows if row.registration_id is not None]
    months = params.get("valid_months")
    fresh = [r for r in rows if not months or months_after(r.happened_on, months) > facts.day]
    count = params["count"]
    if len(fresh) >= count:
        return MET, f"{_words(fresh)}.", ()
    if len(rows) >= count:
        lately = f"{len(fresh)} of {count} in the last {months} months"
        return OUT_OF_DATE, f"{lately}: {_words(rows)}.", ()
    if fresh:
        return MISSING, f"{len(fresh)} of {count} so far: {_words(fresh)}.", ()
    nobody = "Nobody has confirmed it yet." if count == 1 else f"0 of {count} so far."
    return MISSING, nobody, ()


def _words(rows) -> str:
    return "; ".join(_said(row) for row in rows)


def _said(row) -> str:
    return f"{in_words(row.happened_on)}, {row.by}"
