"""Short ways to say what an editor writes."""

from skills.framework.actions import change_statement, publish, send_to_review

LEVELS = {1: "One", 2: "Two", 3: "Three", 4: "Four"}


def statement(version, code):
    return version.statements.get(code=code)


def reword(version, code, by, *, same=None, **fields):
    fields = fields or {"text": "I do something else."}
    return change_statement(
        statement=statement(version, code), by=by, fields=fields, same_meaning=same
    )


def new(code, **more):
    """The words of a new statement."""
    fields = {"code": code, "title": f"Statement {code}", "text": f"I do {code}."}
    return {"fields": fields | more, "descriptors": LEVELS}


def put_in_force(version, by):
    """Through review, as nothing else is published."""
    send_to_review(version=version, by=by)
    return publish(version=version, by=by)


def kinds(version):
    """What became of each statement of the version before: (code, kind, code)."""
    moves = version.moves.select_related("from_statement", "to_statement")
    return {
        (
            move.from_statement and move.from_statement.code,
            move.kind,
            move.to_statement and move.to_statement.code,
        )
        for move in moves
    }


def carried(*codes):
    return {(code, "carried", code) for code in codes}


def order(version):
    """The codes of the statements, area by area."""
    return {
        area.code: list(area.statements.order_by("position").values_list("code", flat=True))
        for area in version.domains.order_by("position")
    }
