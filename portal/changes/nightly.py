from portal.nightly import Step, declare

from .actions import make_planned

declare(
    Step(
        name="changes.planned",
        plain="Changes in people’s jobs that are due",
        run=make_planned,
        order=10,
    )
)
