"""Who writes an agreement, and who says yes to it."""

from portal.people.rules import is_same_person, supervises


def is_party_to(viewer, agreement) -> bool:
    people = (agreement.subject, agreement.supervisor, agreement.other)
    return any(one is not None and is_same_person(viewer, one) for one in people)


def may_begin_agreement(viewer, employment, supervisor) -> bool:
    """The two whom it is between: the practitioner, and who supervises them. Cover makes none."""
    if is_same_person(supervisor, employment.user):
        return False
    is_either = is_same_person(viewer, employment.user) or is_same_person(viewer, supervisor)
    lines = employment.supervision_lines.current().filter(supervisor=supervisor)
    return is_either and supervises(supervisor, employment) and lines.exists()


def may_write_agreement(viewer, agreement) -> bool:
    return agreement.is_draft and is_party_to(viewer, agreement)


def may_agree(viewer, agreement) -> bool:
    """Say yes to what was offered, once, as long as the supervisor still supervises them."""
    said = any(is_same_person(viewer, word.by) for word in agreement.words.all())
    if not agreement.is_offered or said or not is_party_to(viewer, agreement):
        return False
    lines = agreement.employment.supervision_lines.current().select_related("supervisor")
    return any(is_same_person(line.supervisor, agreement.supervisor) for line in lines)


def may_take_back_agreement(viewer, agreement) -> bool:
    """Any of its people, as long as not all have said yes."""
    return agreement.state in agreement.LIVE and is_party_to(viewer, agreement)
