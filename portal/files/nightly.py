from portal.nightly import Step, declare

from .orphans import remove_orphans

declare(
    Step(
        name="files.orphans",
        plain="Stored files that belong to nothing",
        run=lambda day: remove_orphans(),
        order=90,
    )
)
