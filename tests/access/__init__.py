"""Who gets what: a module an area, each with `ROWS` and, where there are any, `PUBLIC`, `BUDGETS`,
`NOT_READ`, `LISTS` and `ANY_METHOD`."""

from . import (
    accounts,
    asking,
    assessments,
    booking,
    changes,
    evidence,
    exchange,
    files,
    frameworks,
    notices,
    openings,
    oversight,
    own,
    partners,
    people,
    readiness,
    running,
    site,
    supervision,
    training,
)

AREAS = (
    site,
    accounts,
    own,
    people,
    partners,
    changes,
    exchange,
    files,
    frameworks,
    notices,
    openings,
    oversight,
    assessments,
    evidence,
    asking,
    readiness,
    supervision,
    booking,
    training,
    running,
)
TABLE = [row for area in AREAS for row in area.ROWS]
PUBLIC = {route for area in AREAS for route in getattr(area, "PUBLIC", ())}
BUDGETS = {key: most for area in AREAS for key, most in getattr(area, "BUDGETS", {}).items()}
NOT_READ = {route for area in AREAS for route in getattr(area, "NOT_READ", ())}
ANY_METHOD = {route for area in AREAS for route in getattr(area, "ANY_METHOD", ())}
LISTS = [one for area in AREAS for one in getattr(area, "LISTS", ())]
