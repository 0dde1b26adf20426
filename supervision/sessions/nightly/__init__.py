"""What waits, is late or runs out in supervision on a day."""

from portal.nightly import Step, declare

from ..actions import answer_for_the_silent, end_without_line
from . import oversight, records

declare(
    # After changes of supervisor are made, and before anybody is reminded.
    Step("supervision.over", "Agreements whose supervisor has changed", end_without_line, 16),
    Step("supervision.silent", "Supervision records with no answer", answer_for_the_silent, 30),
    Step("supervision.to_finish", "Supervision records to finish", records.to_finish, 40),
    Step(
        "supervision.look_again", "Supervision agreements to look at again", records.look_again, 40
    ),
    Step("oversight.overseers", "Overseers who can’t oversee any more", oversight.overseers, 40),
    Step("oversight.checks", "Checks of child in need work", oversight.checks, 40),
    Step("help.waiting", "Calls for help that nobody took up", oversight.calls, 20),
)
