"""The levels that count, followed in memory by the rules of `skills.assessments.actions.counting`,
so that each is written once, as it came to be."""

from portal.dates import today
from skills.assessments.actions.counting import begin, stays


class Levels:
    def __init__(self, job):
        self.key = {"employment_id": job.employment.pk, "job_role_id": job.profile.job_role_id}
        self.rows, self.held = [], {}

    def count(self, confirmations) -> None:
        """Let these count from today; each comes with the meaning of its statement."""
        for meaning, confirmation in confirmations:
            before = self.held.get(meaning)
            if before and stays(before, confirmation):
                before.affirmed_on = today()
                continue
            if before:
                self.held.pop(meaning).ends = today()
            if confirmation.level is not None:
                self.held[meaning] = begin(self.key, meaning, confirmation)
                self.rows.append(self.held[meaning])
