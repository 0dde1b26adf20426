"""The pages of those who give their word, and of those who ask for it."""

from portal.home.seers import seers_of
from skills.assessments import actions
from tests.assessments.asking import (
    area,
    asked,
    colleague,
    confirmers_in,
    done,
    link_of,
    opinion,
    opinions_in,
    outside,
    views_in,
)
from tests.assessments.browsing import marks, text_of, url
from tests.assessments.conftest import fresh
from tests.factories import EmploymentFactory

HOSTILE = "<script>alert(1)</script>"


def confirm_of(confirmer):
    return confirmer.get_absolute_url()


def answered(*codes, level="2", number="1", **more) -> dict:
    return marks(*codes, level=level, answer=number, **more)


def test_a_supervisor_asks_a_colleague_by_name_and_takes_it_back(world, browse):
    assessment = world.submitted()
    EmploymentFactory(user=world.supervisor, organisation=world.employment.organisation)
    person = colleague(world)
    client = browse(world.supervisor)
    page = url("ask_confirmer", assessment)
    post = {"domain": "A", "user": person.email}

    own = client.post(page, post | {"user": world.practitioner.email})
    stranger = client.post(page, post | {"user": world.stranger.email})
    client.post(page, post)
    again = client.post(page, post)

    for response in (own, stranger):
        assert "Nobody you can choose here fits" in text_of(response)
    confirmer = confirmers_in(world).get()
    assert (confirmer.user, confirmer.domain) == (person, area(world))
    assert again.status_code == 200
    assert person.name in text_of(client.get(url("others", assessment)))
    client.post(confirm_of(confirmer).replace("/confirm/", "/take-back/"))
    assert not confirmers_in(world).standing().exists()


def test_a_colleague_confirms_their_area_on_one_page(world, browse):
    confirmer = asked(world)
    client, page = browse(confirmer.user), confirm_of(confirmer)
    assert "Statement B1" not in text_of(client.get(page))

    undecided = client.post(page, answered("A1") | {"done": "1"})
    stale = client.post(page, answered("A1", level="3"))
    old = client.post(page, answered("A2", number="9"))
    wrong = client.post(page, answered("A2", level="9"))
    silent = client.post(page, answered("A2", level="1") | {"done": "1"})
    family = client.post(
        page, answered("A2", level="1", comment="Case 4857773457.") | {"A2-edit": "1", "done": "1"}
    )
    whole = client.post(page, answered("A2", comment=HOSTILE) | {"A2-edit": "2", "done": "1"})
    late = client.post(page, answered("A2", level="3"))

    assert "Choose a level for “Statement A2”" in text_of(undecided)
    assert "You changed this somewhere else" in text_of(stale)
    assert "They changed this answer" in text_of(old)
    assert wrong.status_code == 409
    assert "Say why for “Statement A2”" in text_of(silent)
    assert "Change words that may point to a family" in text_of(family)
    assert whole.url == late.url == page
    assert confirmers_in(world).get().done_at is not None
    seen = text_of(browse(world.supervisor).get(url("review_domain", confirmer.assessment, "A")))
    assert f"{confirmer.user} confirmed 2" in seen
    assert HOSTILE not in seen


def test_a_colleague_reaches_nothing_else_of_the_round(world, browse):
    confirmer = done(world, asked(world))
    client = browse(confirmer.user)
    round_ = confirmer.assessment

    pages = [url("review", round_), url("review_domain", round_, "B"), url("others", round_)]
    before = [client.get(page).status_code for page in [*pages, url("result", round_)]]
    for code in ("B1", "B2"):
        world.mark(round_, code)
    actions.finish_review(assessment=round_, by=world.supervisor, declaration="My own view.")
    after = [client.get(page).status_code for page in [*pages, url("result", round_)]]

    assert before == after == [404, 404, 404, 404]
    assert "You confirmed 2" in text_of(client.get(confirm_of(confirmer)))
    assert browse(world.supervisor).get(confirm_of(confirmer)).status_code == 404


def test_a_colleague_waits_while_answers_are_with_the_practitioner(world, browse):
    confirmer = asked(world)
    world.mark(confirmer.assessment, "A1", None, send_back=True, reason="Say more.")
    actions.send_back(assessment=confirmer.assessment, by=world.supervisor)
    client = browse(confirmer.user)

    assert "are with" in text_of(client.get(confirm_of(confirmer)))
    assert client.post(confirm_of(confirmer), answered("A1")).status_code == 403


def test_the_review_is_not_finished_while_a_colleague_is_waited_for(world, browse):
    confirmer = asked(world)
    client = browse(world.supervisor)
    for code in ("B1", "B2"):
        world.mark(confirmer.assessment, code)

    response = client.post(url("finish", confirmer.assessment), {"note": ""})
    area_page = client.get(url("review_domain", confirmer.assessment, "A"))

    assert "who is not done yet" in text_of(response)
    assert f"{confirmer.user} is asked to confirm this" in text_of(area_page)


def test_somebody_outside_says_what_they_see_once(world, browse, client):
    confirmer = outside(world)
    where = link_of(confirmer).address.partition("//")[2].partition("/")[2]
    where = f"/{where}"
    a1, a2 = (world.revision(confirmer.assessment, code).pk for code in ("A1", "A2"))
    page = text_of(client.get(where))
    answers = {"answers": f"{a1}.{a2}", "is_me": "on"}

    nothing = client.post(where, answers)
    nobody = client.post(where, {"answers": answers["answers"], f"level-{a1}": "3"})
    family = client.post(where, answers | {f"comment-{a1}": "Case 4857773457."})
    stale = client.post(where, answers | {"answers": "1.2", f"comment-{a1}": HOSTILE})
    sent = client.post(where, answers | {f"level-{a1}": "3", f"comment-{a1}": HOSTILE})
    twice = client.post(where, answers | {f"level-{a1}": "1"})

    assert "Statement A1" in page
    assert "Statement B1" not in page
    assert world.supervisor.name not in page
    assert "for one statement at least" in text_of(nothing)
    assert "Say that you are who was asked" in text_of(nobody)
    assert "looks like" in text_of(family)
    assert "Some answers were changed" in text_of(stale)
    assert sent.status_code == 302
    assert twice.status_code == 410
    assert "Thank you" in text_of(client.get(where))
    assert views_in(world).get().level == 3
    for person in (world.supervisor, world.practitioner):
        seen = text_of(browse(person).get(url("others", confirmer.assessment)))
        assert "sees 3" in seen
        assert HOSTILE not in seen
    assert "sees 3" in text_of(
        browse(world.supervisor).get(url("review_domain", confirmer.assessment, "A"))
    )


def test_a_link_waits_while_answers_are_with_the_practitioner(world, client):
    confirmer = outside(world)
    world.mark(confirmer.assessment, "A1", None, send_back=True, reason="Say more.")
    actions.send_back(assessment=confirmer.assessment, by=world.supervisor)
    where = f"/l/{link_of(confirmer).token}/"

    for response in (client.get(where), client.post(where, {})):
        assert "Come back a little later" in text_of(response)


def test_the_practitioner_says_yes_or_no(world, browse):
    assessment = world.submitted()
    supervisor, practitioner = browse(world.supervisor), browse(world.practitioner)
    post = {"domain": "A", "name": "B. Keane", "profession": "Nurse", "email": "b@health.example"}
    page = url("ask_outside", assessment)

    own = supervisor.post(page, post | {"email": world.practitioner.email})
    supervisor.post(page, post)
    confirmer = confirmers_in(world).get()
    answer = f"{confirm_of(confirmer).removesuffix('confirm/')}yes-or-no/"
    asks = text_of(practitioner.get(answer))
    practitioner.post(answer, {})
    practitioner.post(answer, {"answer": "yes"})
    agreed = text_of(practitioner.get(answer))
    practitioner.post(answer, {"answer": "no"})
    practitioner.post(answer, {"answer": "yes"})

    assert "address of the person" in text_of(own)
    assert "Yes, send the link" in asks
    assert "Take my yes back" in agreed
    assert confirmers_in(world).get().ended_why == "refused"
    assert "is not asked any more" in text_of(practitioner.get(answer))
    taken_back = practitioner.post(page, post)
    again = confirmers_in(world).standing().get()
    practitioner.post(confirm_of(again).replace("/confirm/", "/take-back/"))
    assert taken_back.status_code == 302
    assert not confirmers_in(world).standing().exists()


def test_who_can_see_this_names_who_was_asked(world):
    confirmer = done(world, asked(world))
    outside(world, fresh(confirmer.assessment))

    seers = seers_of(fresh(confirmer.assessment), world.practitioner)

    named = {str(one.user): one.parts for one in seers}
    assert named[confirmer.user.name] == ["Asked about one area alone: “Area A”"]
    assert named["Bronagh Keane"] == ["Asked about one area alone: “Area A”"]


def test_a_practitioner_asks_for_a_second_opinion_and_reads_it(world, browse):
    assessment = world.reviewed()
    EmploymentFactory(user=world.social_worker, organisation=world.employment.organisation)
    asker, giver = browse(world.practitioner), browse(world.social_worker)
    page = url("ask_opinion", assessment)
    post = {"statements": ["A2", "B2"], "why": HOSTILE, "asked_of": str(world.social_worker.uuid)}

    empty = asker.post(page, {"why": ""})
    asker.post(page, post)
    first, second = opinions_in(world).all()
    seen = text_of(giver.get(first.get_absolute_url()))
    silent = giver.post(first.get_absolute_url(), {"level": "3"})
    given = giver.post(first.get_absolute_url(), {"level": "3", "comment": "I read it."})
    declined = giver.post(f"{second.get_absolute_url()}decline/")

    assert "Say what you see differently" in text_of(empty)
    assert "Show " not in text_of(asker.get(f"{page}?all=1"))
    assert "Statement A2" in seen
    assert HOSTILE not in seen
    assert "Say why you choose this level" in text_of(silent)
    assert given.url == second.get_absolute_url()
    assert declined.status_code == 302
    assert "You gave your opinion" in text_of(giver.get(first.get_absolute_url()))
    asked_so_far = text_of(asker.get(page))
    assert "Given" in asked_so_far
    assert "Could not look at it" in asked_so_far


def test_a_second_opinion_that_ended_in_another_tab_is_said(world, browse):
    found = opinion(world, world.reviewed())
    taken = browse(world.practitioner).post(f"{found.get_absolute_url()}take-back/")

    assert taken.status_code == 302
    assert browse(world.social_worker).get(found.get_absolute_url()).status_code == 404
