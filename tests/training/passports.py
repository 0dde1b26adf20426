"""Passport links, made for the tests."""

from datetime import timedelta

from django.urls import reverse

from portal.dates import today
from portal.links.tokens import token_of
from skills.training import actions
from skills.training.models import Passport
from tests.factories import CourseFactory
from tests.training.planning import coordinator

IN_DATE, CHOSEN = Passport.Shows


def done(user, days=30, **facts):
    return actions.record_completion(
        user=user,
        course=CourseFactory(**facts),
        completed_on=today() - timedelta(days=days),
        by=coordinator(),
    )


def link_of(user, **facts):
    usual = {"shows": IN_DATE, "last_day": today() + timedelta(days=30)}
    return actions.make_passport(by=user, **usual | facts)


def path_of(passport):
    return reverse("passport:passport", args=[token_of(passport.uuid)])


def read(client, passport):
    answer = client.get(path_of(passport))
    return answer.status_code, answer.content.decode()
