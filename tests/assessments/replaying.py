"""What is on the record, read row by row, and the levels that follow from it."""

from skills.assessments.models import Confirmation, ConfirmedLevel, Response


def replay(employment, until=None) -> list[dict]:
    """The rows that count, from the confirmations alone, in the order in which they were made."""
    found = Confirmation.objects.filter(review__assessment__employment=employment)
    if until:
        found = found.filter(confirmed_on__lte=until)
    found = found.select_related("revision__statement", "review__assessment__profile")
    rows, holding = [], {}
    for one in sorted(found, key=lambda c: (c.review.finished_at, c.pk)):
        key = (one.review.assessment.profile.job_role_id, one.revision.statement.meaning)
        held = holding.get(key)
        if held and held["qualified"] and not one.registration_id and held["level"] == one.level:
            held["affirmed_on"] = one.confirmed_on
            continue
        if held:
            held["ends"] = one.confirmed_on
            del holding[key]
        if one.level is not None:
            holding[key] = {
                "job_role_id": key[0],
                "meaning": key[1],
                "level": one.level,
                "starts": one.confirmed_on,
                "ends": None,
                "affirmed_on": one.confirmed_on,
                "confirmation_id": one.pk,
                "qualified": one.registration_id is not None,
            }
            rows.append(holding[key])
    return rows


FIELDS = ("job_role_id", "meaning", "level", "starts", "ends", "affirmed_on", "confirmation_id")


def counting(rows) -> set:
    return {tuple(row[name] for name in FIELDS) for row in rows}


def check_levels(employment) -> None:
    """The levels that count are those of a replay, now and as they were on any day before."""
    written = ConfirmedLevel.objects.filter(employment=employment)
    assert counting(written.values(*FIELDS)) == counting(replay(employment))
    for day in set(written.values_list("starts", flat=True)):
        then = {
            (row["job_role_id"], row["meaning"], row["level"])
            for row in replay(employment, day)
            if row["ends"] is None
        }
        roles = {role for role, _, _ in then} | set(written.values_list("job_role", flat=True))
        read = {
            (row.job_role_id, row.meaning, row.level)
            for role in roles
            for row in ConfirmedLevel.objects.held_by(employment, role, day)
        }
        assert read == then


def content_of(revision) -> tuple:
    """An answer as it was sent, with its evidence to the last word."""
    pieces = sorted(revision.evidence.values_list("evidence", "number", "text", "file", "digest"))
    fields = ("level", "not_in_role", "past_practice", "comment", "digest", "number", "cut_at")
    return (*(getattr(revision, name) for name in fields), tuple(pieces))


def record_of(assessment) -> dict:
    """All that stands on the record of a round, row by row."""
    confirmed = Confirmation.objects.filter(review__assessment=assessment)
    said = Response.objects.filter(review__assessment=assessment)
    return {
        "round": [type(assessment).objects.filter(pk=assessment.pk).values().get()],
        "answers": [(one.pk, content_of(one)) for one in assessment.revisions.all()],
        "asked": list(assessment.ratings.values()),
        "reviews": list(assessment.reviews.values()),
        "confirmed": list(confirmed.values()),
        "responses": list(said.values()),
    }


MAY_GROW = ("reviews", "confirmed", "responses")


def check_unchanged(before: dict, after: dict) -> None:
    """Nothing was changed and nothing was taken away; a second look and a response may be added."""
    for part, rows in before.items():
        there = after[part] if part not in MAY_GROW else [r for r in after[part] if r in rows]
        assert there == rows, part


def check_confirmation(confirmation, cut) -> None:
    """It is of the answer that stood when the review was finished, and the answer is as it was when
    it was cut: `cut` has what it was, by id."""
    answer, finished = confirmation.revision, confirmation.review.finished_at
    sent = answer.assessment.revisions.filter(statement=answer.statement_id)
    assert sent.filter(cut_at__lte=finished).order_by("number").last() == answer
    assert not sent.filter(cut_at__gt=finished).exists()
    assert content_of(answer) == cut[answer.pk]
