"""Which organisations that are here a request may be about. For the training team alone: whoever
asks is told nothing of it."""

import re
from collections import defaultdict
from dataclasses import dataclass

from portal.dates import today

from .folding import fold
from .models import Employment, Organisation, PartnerRequest, User

# Words that stand in many names and tell nobody apart.
COMMON = frozenset(
    "a and charity cic cio company group in limited ltd of project the trust uk".split()
)
# Where anybody gets an address: two with the same one need not know each other.
ANYBODYS = frozenset(
    """
    aol.com blueyonder.co.uk btinternet.com btopenworld.com fastmail.com gmail.com gmx.co.uk gmx.com
    googlemail.com hotmail.co.uk hotmail.com icloud.com live.co.uk live.com mac.com mail.com me.com
    msn.com ntlworld.com o2.co.uk orange.net outlook.com proton.me protonmail.com sky.com
    talktalk.net tiscali.co.uk tutanota.com virginmedia.com yahoo.co.uk yahoo.com ymail.com
    zoho.com
    """.split()
)
NAME = "The name is much the same."
NUMBER = "It has the same charity number."
DOMAIN = "Somebody there has an e-mail address that ends the same."
KNOWN = "Whoever asks works there, by their e-mail address."


@dataclass(frozen=True)
class Likeness:
    organisation: Organisation
    why: list[str]


def likenesses(request: PartnerRequest) -> list[Likeness]:
    """The likeliest first."""
    why = defaultdict(list)
    if request.is_group:
        _by_name(request, why)
        if request.charity_number:
            same = Organisation.objects.filter(charity_number=request.charity_number)
            _add(why, same.values_list("pk", flat=True), NUMBER)
    _add(why, _employers(user__email=request.email), KNOWN)
    domain = request.email.rpartition("@")[2]
    if domain not in ANYBODYS:
        _add(why, _employers(user__email__endswith=f"@{domain}"), DOMAIN)
    found = Organisation.objects.in_bulk(why)
    rows = [Likeness(found[pk], words) for pk, words in why.items()]
    return sorted(rows, key=lambda row: (-len(row.why), row.organisation.name))


def requests_like(request: PartnerRequest) -> list[PartnerRequest]:
    """Others that wait, and may come from the same group."""
    if not request.is_group:
        return []
    others = PartnerRequest.objects.waiting().filter(who=request.who).exclude(pk=request.pk)
    return [
        other
        for other in others
        if is_like(other.group_name, request.group_name)
        or (request.charity_number and other.charity_number == request.charity_number)
    ]


def is_known(request: PartnerRequest) -> bool:
    """Is somebody with this e-mail address here, wherever they work?"""
    return User.objects.with_email(request.email).exists()


def is_like(one: str, other: str) -> bool:
    """The same words, but for those that many names have; or all the words of one, where it has
    two or more of its own."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return fold(one) == fold(other)
    shorter, longer = sorted((first, second), key=len)
    return first == second or (len(shorter) > 1 and shorter <= longer)


def _words(name: str) -> frozenset[str]:
    words = set(re.findall(r"\w+", fold(name))) - COMMON
    return frozenset(re.sub("(ies|y|s)$", "", word) for word in words)


def _by_name(request, why) -> None:
    names = Organisation.objects.filter(kept_for="").values_list("pk", "name")
    _add(why, [pk for pk, name in names if is_like(name, request.group_name)], NAME)


def _employers(**condition):
    jobs = Employment.objects.on(today()).filter(organisation__kept_for="", **condition)
    return jobs.exclude(organisation__sector="council").values_list("organisation", flat=True)


def _add(why, organisations, words) -> None:
    for pk in set(organisations):
        why[pk].append(words)
