"""The settings that there are, each with its kind and starter value. All are for a council to
change; none is a national rule."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    name: str
    starter: object
    plain: str

    @property
    def kind(self) -> type:
        return type(self.starter)


_ALL = [
    Known("review.within_working_days", 10, "Working days to review a self-assessment"),
    Known("response.within_working_days", 10, "Working days to answer a review"),
    Known("evidence.from_level", 3, "Evidence is asked for from this level"),
    Known("evidence.from_level_core", 2, "For safety statements, from this level"),
    Known("assessment.every_months", 12, "Months from one self-assessment to the next"),
    Known("assessment.seconds_a_statement", 110, "Seconds that it takes to answer a statement"),
    Known("assessment.short_from_level", 3, "Partners and volunteers: asked from this need on"),
    Known("assessment.again_after_months_away", 6, "Months away, then all is looked at again"),
    Known("assessment.outside_link_days", 14, "Days that an outside assessor has to follow a link"),
    Known("gate.valid_months", 12, "Months that a sign-off lasts, where the gate does not say"),
    Known("gate.remind_days_before_end", [60, 30, 7], "Days before an end to send a reminder"),
    Known("gate.disagreement_working_days", 10, "Working days to settle a disagreement"),
    Known("gate.grace_days", 28, "Days more that a manager may give after an end date"),
    Known("prior_learning.valid_months", 24, "Months that evidence from another job counts"),
    Known("supervision.every_days_new", 14, "Days between sessions in the first 12 weeks"),
    Known("supervision.every_days", 28, "Days between sessions after that"),
    Known("supervision.every_days_partner", 42, "Days between sessions for a partner’s lead"),
    Known("supervision.minutes", 90, "Minutes that a session lasts"),
    Known("supervision.record_working_days", 5, "Working days to finish a record"),
    Known("supervision.hand_over_last_record", True, "A new supervisor reads the last record"),
    Known("supervision.answer_working_days", 10, "Working days to answer a supervision record"),
    Known("supervision.look_again_months", 12, "Months until an agreement is looked at again"),
    Known("supervision.new_weeks", 12, "Weeks that somebody counts as new"),
    Known("supervision.sample_open_days", 28, "Days that a sample of records is open, at most"),
    Known("oversight.every_days", 28, "Days between checks of child in need work that others lead"),
    Known("oversight.workers_an_overseer", 6, "Workers for one overseer, before it asks"),
    Known("oversight.children_an_overseer", 40, "Children for one overseer, before it asks"),
    Known("supervision.overdue_alert_days", 7, "Days late before somebody is told"),
    Known("help.duty_phone", "", "Phone of the duty team; the front door’s where this is empty"),
    Known("help.out_of_hours_phone", "", "Phone of the duty team at night and at weekends"),
    Known("help.remind_after_minutes", 60, "Minutes until a manager is told that somebody waits"),
    Known("observation.per_year", 2, "Watched visits or meetings a year"),
    Known("assessments_stay_with_social_workers", False, "Only social workers write assessments"),
    Known("label.targeted_early_help", "Level 2 or 3", "Local name for targeted early help"),
    Known("label.child_in_need", "Level 3 or 4 (section 17)", "Local name for child in need"),
    Known("label.child_protection", "Level 4 (section 47)", "Local name for child protection"),
    Known("label.partner_worker", "Integrated Working Lead", "Local name for the partners’ lead"),
    Known("opening.longest_hours", 72, "Hours that another’s records are opened for, at most"),
    Known("opening.tell_within_days", 90, "Days to tell somebody of an inquiry, at most"),
    Known("invitation.longest_months", 24, "Months that an invitation lets somebody work, at most"),
    Known("invitation.link_days", 14, "Days that the link in an invitation works"),
    Known("partners.link_days", 7, "Days that a group has to confirm its e-mail address"),
    Known("partners.small_income_pounds", 100_000, "A group with less a year counts as small"),
    Known("partners.answer_working_days", 5, "Working days to answer who wants to join training"),
    Known("partners.request_kept_months", 12, "Months that what they wrote is kept once answered"),
    Known("account.unused_months", 12, "Months without a sign-in until a partner’s owner is asked"),
    Known("account.answer_days", 42, "Days to say that such an account is still needed"),
    Known("statement.valid_months", 12, "Months that a safeguarding statement counts"),
    Known("statement.remind_days_before_end", 30, "Days before that end to send a reminder"),
    Known("statement.link_days", 14, "Days that a safeguarding lead has to follow a link"),
    Known("statement.course_codes", ["FH02", "FH04"], "Courses that count as safeguarding"),
    Known("training.approval_working_days", 5, "Working days to agree to a training place"),
    Known("bank_holidays.more", [], "Further bank holidays here, such as 2027-05-10"),
    Known("feedback.kept_months", 12, "Months that words about pages of the site are kept"),
    Known("framework.review_link_days", 28, "Days that a link to read a framework draft works"),
]
KNOWN = {known.name: known for known in _ALL}
