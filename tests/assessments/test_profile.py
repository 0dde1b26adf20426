from types import SimpleNamespace

from skills.assessments.profile import NARROW, WIDE, Profile
from skills.assessments.rounds import Area, Line


def line(said, confirmed, minimum=3, *, in_job=True) -> Line:
    return Line(
        statement=SimpleNamespace(minimum=minimum, held=None, core=False),
        said=SimpleNamespace(level=said, not_in_role=not in_job),
        confirmations=[SimpleNamespace(level=confirmed, not_in_role=not in_job)],
    )


def area(*lines) -> Area:
    return Area(domain=SimpleNamespace(code="A", title="Area"), lines=list(lines))


def test_an_area_stands_at_its_averages():
    profile = Profile([area(line(2, 1), line(3, 3))], {})

    row = profile.rows[0]

    assert (row.said, row.confirmed, row.needed) == (2.5, 2.0, 3.0)
    assert (row.at_level, row.total, row.is_whole) == (1, 2, False)


def test_what_is_not_part_of_the_job_counts_nowhere():
    profile = Profile([area(line(None, None, in_job=False), line(3, 3))], {})

    row = profile.rows[0]

    assert (row.at_level, row.total, row.is_whole) == (1, 1, True)


def test_an_area_with_nothing_said_has_no_marks():
    nothing = Line(statement=SimpleNamespace(minimum=2, held=None, core=False))

    row = Profile([area(nothing)], {}).wide["rows"][0]

    assert (row["said"], row["confirmed"], row["gap"]) == (None, None, None)


def test_a_gap_reaches_from_what_is_confirmed_to_what_is_needed():
    row = Profile([area(line(2, 1))], {}).wide["rows"][0]

    assert row["gap"] == {"x": WIDE.x(1), "width": 2 * WIDE.step}


def test_both_drawings_keep_every_mark_inside():
    profile = Profile([area(line(level, level)) for level in range(5)], {})

    for drawing, placed in ((WIDE, profile.wide), (NARROW, profile.narrow)):
        assert all(0 < row["said"] < drawing.width for row in placed["rows"])
        assert placed["rows"][-1]["y"] < placed["height"]
