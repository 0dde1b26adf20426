"""All of a gate’s criteria together."""

from supervision.readiness.evaluation import (
    LATER,
    MET,
    MISSING,
    OUT_OF_DATE,
    Evaluated,
    Result,
    evaluate,
)
from tests.readiness.world import attested

ALL_AT_2 = {"A1": 2, "A2": 2, "B1": 2, "B2": 2}


class TestEvaluated:
    def one(self, code, status):
        return Result(
            code=code, group="checks", kind="attested", plain=code, status=status, detail="x"
        )

    def test_sorts_its_results(self):
        found = Evaluated(tuple(self.one(s, s) for s in (MET, LATER, OUT_OF_DATE, MISSING)))

        assert [result.code for result in found.unmet] == [MISSING, OUT_OF_DATE]
        assert [result.code for result in found.later] == [LATER]
        assert [result.code for result in found.met] == [MET]
        assert found.asked_now == 3

    def test_knows_what_is_worse_than_before(self):
        before = Evaluated((self.one("a", MET), self.one("b", OUT_OF_DATE), self.one("c", MISSING)))
        after = Evaluated((self.one("a", OUT_OF_DATE), self.one("b", MISSING), self.one("c", MET)))

        assert [result.code for result in after.worse_than(before.as_rows())] == ["a", "b"]

    def test_has_the_same_digest_for_the_same_content(self):
        first = Evaluated((self.one("a", MET),))
        same = Evaluated.from_rows(first.as_rows())
        other = Evaluated((self.one("a", MISSING),))

        assert first.digest == same.digest
        assert first.digest != other.digest

    def test_cuts_the_words_at_their_links_alone(self):
        result = Result(
            code="a",
            group="skills",
            kind="course",
            plain="a",
            status=MET,
            detail="Below: One, Two.",
            links=(("One", "/1/"), ("Elsewhere", "/2/")),
        )

        assert result.parts == [("Below: ", ""), ("One", "/1/"), (", Two.", "")]


def test_looking_at_a_whole_gate_costs_the_same_with_many_criteria(
    world, django_assert_max_num_queries
):
    kinds = [
        ("core_statements", {"role": world.role.code, "confirmed_by": "anyone"}),
        ("other_statements", {"role": world.role.code, "percent": 90}),
        ("no_statement_below", {"role": world.role.code, "level": 2}),
        ("listed_statements", {"levels": {"A1": 1}}),
        ("registration", {}),
        ("gate_held", {"gate": "G1", "months": 3, "or_attested": True}),
        *[("course", {"course": f"FH0{number}"}) for number in range(1, 9)],
        *[attested() for _ in range(8)],
    ]
    version = world.gate(*kinds)
    world.confirm(ALL_AT_2)

    with django_assert_max_num_queries(12):
        found = evaluate(world.employment, version)

    assert len(found.results) == len(kinds)
