from portal.nightly import Step, declare

from .search.misses import forget_misses

declare(
    Step(
        name="content.misses",
        plain="Searches that found nothing, three months old",
        run=forget_misses,
        order=80,
    )
)
