"""The one e-mail, as HTML and as text."""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.urls import reverse

from .models import Notice, Preference

_signer = Signer(salt="portal.notices.daily", sep=".")


def letter(notices: list[Notice]) -> EmailMultiAlternatives | None:
    """The message for one notice, or None where there is nobody to send it to."""
    (notice,) = notices
    address = _address_of(notice)
    if not address:
        return None
    return _made(address, notice.title, notices, identity=notice.uuid)


def daily_letter(notices: list[Notice]) -> EmailMultiAlternatives | None:
    """The daily message; None for somebody who has read it all, or wants none."""
    user = notices[0].recipient
    news = [notice for notice in notices if notice.read_at is None]
    address = _address_of(notices[0])
    if not (address and news and wants_daily(user)):
        return None
    stop = settings.SITE_URL + reverse("notices:stop_daily", args=[stop_token(user)])
    count = "One thing" if len(news) == 1 else f"{len(news)} things"
    subject = f"{count} to read in {settings.SERVICE_NAME}"
    return _made(address, subject, news, identity=news[0].uuid, stop=stop)


def wants_daily(user) -> bool:
    return not Preference.objects.filter(user=user, daily=False).exists()


def stop_token(user) -> str:
    """What lets somebody end the daily message without signing in. It does nothing else."""
    return _signer.sign(user.uuid.hex)


def who_stops(token: str) -> str | None:
    """The UUID, in hex, of the person whom an address to end the daily message is for."""
    try:
        return _signer.unsign(token)
    except BadSignature:
        return None


def _address_of(notice: Notice) -> str:
    """Empty for who has no address or no account any more: they find it in their list, if ever."""
    user = notice.recipient
    if user is None:
        return notice.email
    return user.email if user.is_active and not user.merged_into_id and user.email else ""


def _made(address, subject, notices, *, identity, stop="") -> EmailMultiAlternatives:
    context = {
        "subject": subject,
        "items": [(notice, _whole(notice.url)) for notice in notices],
        "daily": bool(stop),
        "stop": stop,
        "list": settings.SITE_URL + reverse("notices:notices"),
        "has_account": notices[0].recipient_id is not None,
        "service_name": settings.SERVICE_NAME,
        "council_name": settings.COUNCIL_NAME,
        "brand_colour": settings.BRAND_COLOUR,
    }
    message = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string("emails/message.txt", context),
        to=[address],
        headers=_headers(identity, stop),
    )
    message.attach_alternative(render_to_string("emails/message.html", context), "text/html")
    return message


def _whole(url: str) -> str:
    return settings.SITE_URL + url if url.startswith("/") else url


def _headers(identity, stop: str) -> dict[str, str]:
    """The same Message-ID at each try; and no answer from a robot, such as one that is away."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2]
    headers = {
        "Message-ID": f"<{identity}@{domain}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if stop:
        headers["List-Unsubscribe"] = f"<{stop}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers
