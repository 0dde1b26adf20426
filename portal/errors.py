"""Pages for when something is wrong: each says what happened and what to do next."""

from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import get_template


def bad_request(request, exception=None):
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def permission_denied(request, exception=None):
    """The person may see this, but not change it."""
    return render(request, "403.html", status=HTTPStatus.FORBIDDEN)


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)


def page_not_found(request, exception=None):
    """The same words whether the thing is not there or is not the person's to see."""
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)


def too_large(request):
    with_files = (request.content_type or "").startswith("multipart/")
    most = settings.FILES_MAX_BYTES if with_files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    told = {"limit": most // (1024 * 1024), "with_files": with_files}
    return render(request, "413.html", told, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def too_many_requests(request, exception=None):
    response = render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = "300"
    return response


def server_error(request):
    """Drawn without the request, so that neither the database nor a person's data is asked for."""
    page = get_template("500.html").render(
        {
            "service_name": settings.SERVICE_NAME,
            "council_name": settings.COUNCIL_NAME,
            "brand_colour": settings.BRAND_COLOUR,
            "front_door_phone": settings.COUNCIL_FRONT_DOOR_PHONE,
        }
    )
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)
