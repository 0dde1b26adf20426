"""The training team’s pages of a course."""

import html

import pytest
from django.urls import reverse

from portal.dates import today
from skills.framework.models import Statement
from skills.training import actions
from skills.training.actions.courses import edition_of
from skills.training.models import AccessPolicy, Course
from tests.factories import CourseFactory, UserFactory
from tests.training.planning import booked, draft, opened
from tests.training.test_running_pages import parts

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(as_):
    return as_("training-coordinator")


def typed(**more):
    usual = {
        "code": "nw1",
        "title": "Warm welcomes",
        "summary": "How to greet people.",
        "level": "core",
        "audience": "Everybody",
        "mode": "in_person",
        "hours": "2.5",
        "expiry": "from_completion",
        "renewal_days": "60",
        "certificate": "on",
        "open_to_voluntary_sector": "on",
    }
    return usual | more


def at(name, course):
    return reverse(f"bookings:{name}", args=[course.slug])


def words(answer):
    return html.unescape(answer.content.decode())


def test_a_course_is_added_with_what_it_helps_with(team):
    statement = Statement.objects.of_published().in_order().first()

    answer = team.post(
        reverse("bookings:add_course"), typed(**{f"statement_{statement.lineage}": "3"})
    )

    course = Course.objects.get(code="NW1")
    assert answer.url == at("change_course", course)
    assert list(course.statements.values_list("lineage", "up_to_level")) == [(statement.lineage, 3)]
    assert course.title in words(team.get("/training/"))


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"title": ""}, "Enter its title."),
        ({"title": "Run"}, "Add a word to the title."),
        ({"code": "fh08"}, "Another course has this code."),
        ({"hours": "many"}, "Enter a number of hours, like 6 or 2.5."),
        ({"refresh_months": "999"}, "Enter a whole number from 0 to 120."),
        ({"address": "no address"}, "Enter a whole address that begins with https."),
        ({"expiry": "fixed_day"}, "Choose the month."),
        ({"expiry": "fixed_day", "ends_day": "40"}, "Enter a whole number from 0 to 31."),
        ({"before": ["0"]}, "Choose from the list on the page."),
        ({"summary": "See case 48213."}, "looks like a case number"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_what_was_typed_stays(team, more, says):
    answer = team.post(reverse("bookings:add_course"), typed(audience="Only us") | more)

    assert answer.status_code == 200
    assert says in words(answer)
    assert "Only us" in words(answer)


def test_a_hidden_course_is_kept_and_brought_back(team):
    team.post(reverse("bookings:add_course"), typed(hidden="on"))
    course = Course.objects.get(code="NW1")
    team.get("/training/")
    before = words(team.get("/training/"))
    told = words(team.get(course.get_absolute_url()))

    team.post(at("bring_back_course", course))

    assert course.title not in before
    assert "This course is not offered any more." in told
    assert course.title in words(team.get("/training/"))


def test_a_fixed_day_is_kept_and_dropped_with_its_rule(team):
    team.post(
        reverse("bookings:add_course"), typed(expiry="fixed_day", ends_day="31", ends_month="8")
    )
    course = Course.objects.get(code="NW1")
    fixed = (course.ends_day, course.ends_month)

    team.post(at("change_course", course), typed(edition=edition_of(course), ends_day="31"))

    course.refresh_from_db()
    assert (fixed, course.ends_day, course.ends_month) == ((31, 8), None, None)


def test_of_two_coordinators_at_once_the_second_sees_both_texts(team):
    course = Course.objects.get(code="FH08")
    opened_at = edition_of(course)
    mine = typed(edition=opened_at, title="My title", before=[Course.objects.get(code="FH01").pk])
    team.post(at("change_course", course), typed(edition=opened_at, title="Their title"))

    answer = team.post(at("change_course", course), mine)
    course.refresh_from_db()
    page = words(answer)
    edition = edition_of(course)
    again = team.post(at("change_course", course), mine | {"edition": edition})

    assert "Both texts" in page
    assert "Their title" in page
    assert 'value="My title"' in page
    assert f'value="{edition}"' in page
    assert again.status_code == 302
    course.refresh_from_db()
    assert course.title == "My title"


def test_both_texts_tell_choices_in_words(team):
    course = Course.objects.get(code="FH08")
    first = Course.objects.get(code="FH01")
    opened_at = edition_of(course)
    theirs = typed(edition=opened_at, before=[first.pk], yearly_update="on", mode="live_online")
    team.post(at("change_course", course), theirs)

    page = words(team.post(at("change_course", course), typed(edition=opened_at, title="Mine")))

    _, _, both = page.partition('id="both-texts"')
    both = both.partition("</section>")[0]
    assert str(first) in both
    assert "Live online group" in both
    assert "<dd" in both
    assert ">Yes</dd>" in both.replace("<p>", "").replace("</p>", "")


def test_what_it_helps_with_in_older_versions_is_left_as_it_is(team):
    course = CourseFactory()
    gone = course.statements.create(lineage=course_lineage(), up_to_level=4)

    team.post(at("change_course", course), typed(edition=edition_of(course)))

    assert str(course.statements.get().lineage) == gone.lineage
    course.refresh_from_db()
    assert course.title == "Warm welcomes"


def course_lineage():
    return "11111111-1111-1111-1111-111111111111"


def test_before_it_ends_its_dates_and_gates_are_told(team):
    course = Course.objects.get(code="FH11")
    event = opened(course=course)
    booked(event, UserFactory())
    other = draft(course=course)

    page = words(team.get(at("retire_course", course)))

    assert f"{event.when}</a>" in page
    assert "1 of 2 places taken, 0 waiting" in page
    assert f"{other.when}</a>, a draft that nobody sees" in page
    assert "It is asked for" in page
    assert "Lead Child Protection Practitioner" in page


def test_a_course_ends_on_a_day_and_no_date_can_be_planned(team):
    course = CourseFactory(mode="in_person")

    refused = team.post(at("retire_course", course), parts("on", today().replace(year=2020)))
    team.post(at("retire_course", course), parts("on", today()))

    course.refresh_from_db()
    assert "Enter today or a later day." in words(refused)
    assert course.retired_on == today()
    assert f'value="{course.pk}"' not in words(team.get(reverse("bookings:plan")))


def test_a_course_that_was_used_is_not_deleted_and_one_added_by_mistake_is(team):
    used, unused = opened().course, CourseFactory()

    asked = team.get(at("delete_course", used))
    sent = team.post(at("delete_course", used))
    team.post(at("delete_course", unused))

    assert asked.url == sent.url == at("retire_course", used)
    assert list(Course.objects.filter(pk__in=[used.pk, unused.pk])) == [used]


def test_the_page_says_what_its_length_costs_whoever_pays(team):
    free = words(team.get(reverse("bookings:add_course")))
    policy = AccessPolicy.objects.in_force()
    actions.set_policy(
        starts=today(),
        words=policy.words,
        half_day_pence=9000,
        full_day_pence=18000,
        by=None,
    )

    page = words(team.get(reverse("bookings:add_course")))

    assert "Up to 4 hours count as half a day." in free
    assert "pays £90 for that, and £180 for a longer course." in page


def test_a_course_page_tells_what_it_counts_towards(client):
    page = words(client.get(Course.objects.get(code="FH11").get_absolute_url()))

    assert "What it counts towards" in page
    assert "(within 6 months after it begins)" in page


def test_the_list_is_empty_before_the_first_course(team):
    assert "Babies" in words(team.get(reverse("bookings:courses")))
