from django.db.models import F

from portal.changes import emails
from portal.changes.asked import LINE, Move
from portal.changes.plan import Plan, Step, counted
from portal.dates import on_day
from portal.people.actions.jobs import change_post
from portal.people.rules.partners import TRAINING_ONLY, may_be_held_in

from .checks import day_faults, supervisor_faults, team_faults
from .open_things import drafts_end, in_new_job, lines_given, sent_rounds
from .supervising import held_line, line_steps


def move(asked: Move) -> Plan:
    post = asked.employment.post_on(asked.day)
    faults = _faults(asked, post)
    if faults:
        return Plan([], faults)
    is_other_role = post is None or post.job_role_id != asked.job_role.pk
    steps = [_post_step(asked, post), *_supervisor_steps(asked)]
    if is_other_role:
        steps.append(drafts_end(asked.employment, asked.job_role))
    sent = sent_rounds(asked.employment).count()
    if sent and not asked.supervisor:
        steps.append(Step("The self-assessment that they sent is reviewed by their line manager."))
    steps += in_new_job(asked.employment, asked.job_role, asked.day)
    steps += _grants(asked)
    return Plan(steps)


def _faults(asked, post) -> list[str]:
    faults = day_faults(asked) + team_faults(asked.team, asked.employment.organisation, asked.day)
    later = asked.employment.posts.filter(starts__gt=asked.day).exclude(ends=F("starts")).first()
    if later:
        faults.append(f"Their job from {on_day(later.starts)} is on the record already.")
    if not may_be_held_in(asked.job_role, asked.employment.organisation):
        faults.append(TRAINING_ONLY)
    same = post and (post.team_id, post.job_role_id) == (asked.team.pk, asked.job_role.pk)
    if same:
        faults.append("They are in that team and job already. Choose another team or job.")
    line = held_line(asked.employment, LINE, asked.day)
    if asked.supervisor and not (line and line.supervisor == asked.supervisor):
        faults += supervisor_faults(asked.employment.user, asked.supervisor, asked.day)
    return faults


def _post_step(asked, post) -> Step:
    def do():
        change_post(
            employment=asked.employment,
            team=asked.team,
            job_role=asked.job_role,
            day=asked.day,
            by=None,
        )
        emails.moved(asked)

    until = f" Until then: {post.job_role} in {post.team}." if post else ""
    return Step(
        f"From {on_day(asked.day)}, {asked.employment.user} is {asked.job_role} in {asked.team}."
        f"{until} Their records stay with them.",
        do,
    )


def _supervisor_steps(asked) -> list[Step]:
    line = held_line(asked.employment, LINE, asked.day)
    if asked.supervisor and not (line and line.supervisor == asked.supervisor):
        return line_steps(asked.employment, asked.supervisor, asked.day)
    if line:
        return [Step(f"{line.supervisor} stays their line manager.")]
    return [Step("They have no line manager. Name one.", warns=True)]


def _grants(asked) -> list[Step]:
    """A role is given by an administrator, and ended by one."""
    user = asked.employment.user
    grants = user.grants.on(asked.day).filter(organisation=asked.employment.organisation)
    steps = [
        Step(
            f"The role “{grant.get_role_display()}” for {grant.team or grant.organisation} stays. "
            "Ask an administrator if it should end.",
            warns=True,
        )
        for grant in grants.select_related("team", "organisation")
    ]
    people = lines_given(user, asked.day).values("subject").distinct().count()
    if people:
        steps.append(Step(f"They still supervise {counted(people, 'person', 'people')}."))
    return steps
