"""Two people of one name are told apart by e-mail, role and team, wherever they are named."""

from collections import defaultdict
from collections.abc import Iterable

from .models import Employment, Post, RoleGrant, User
from .rules import may_manage_people


def label(user) -> str:
    """“Sam Lee (sam.lee@council.example; Family help practitioner, North team)”"""
    told = "; ".join(filter(None, (user.email, role_and_team(user))))
    return f"{user.name} ({told})" if told else user.name


def label_for(viewer, user) -> str:
    """The same by the jobs of which the viewer may know; None is the portal, which knows all."""
    if viewer is None or may_manage_people(viewer):
        return label(user)
    return _label_by(user, Employment.objects.known_to(viewer).values("pk"))


def label_in(employment) -> str:
    """Whose job it is, told apart by that job: the person may have others, with others."""
    return _label_by(employment.user, [employment.pk])


def _label_by(user, employments) -> str:
    [told] = with_posts([user], employments=employments)
    return label(told)


def role_and_team(user) -> str:
    """“Family help practitioner, North team”; without a post, the roles granted."""
    if hasattr(user, "told_as"):
        return user.told_as
    return _words(user.main_post, user.live_grants)


def with_posts(users: Iterable[User], *, employments=None) -> list[User]:
    """The people, each with what tells them apart, in two questions for all of them. With
    `employments`, by the posts in those alone: another employer's business is left out."""
    users = list(users)
    posts = Post.objects.told_with().filter(employment__user__in=users)
    grants = defaultdict(list)
    if employments is None:
        for grant in RoleGrant.objects.current().filter(user__in=users):
            grants[grant.user_id].append(grant)
    else:
        posts = posts.filter(employment__in=employments)
    latest = {post.employment.user_id: post for post in posts.order_by("starts", "id")}
    for user in users:
        user.told_as = _words(latest.get(user.pk), grants[user.pk])
    return users


def _words(post, grants) -> str:
    if post:
        return f"{post.job_role.name}, {post.team.name}"
    return ", ".join(grant.get_role_display() for grant in grants)
