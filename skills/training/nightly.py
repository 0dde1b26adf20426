from portal.nightly import Step, declare

from . import evaluation_steps

declare(
    Step(
        "training.evaluations",
        "People are asked what a course did for them",
        evaluation_steps.ask,
        order=60,
    )
)
