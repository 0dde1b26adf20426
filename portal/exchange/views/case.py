"""CASE 1.1: published versions of frameworks, for other systems to read."""

import uuid

from django.http import JsonResponse

from content.caching import public
from portal.exchange.frameworks.writing.case import Case, identifier
from skills.framework.models import FrameworkVersion

MOST = 100


def _failed(status, words, code):
    """What the standard answers where there is nothing to give."""
    minor = {"imsx_codeMinorFieldName": "sourcedId", "imsx_codeMinorFieldValue": code}
    return JsonResponse(
        {
            "imsx_codeMajor": "failure",
            "imsx_severity": "error",
            "imsx_description": words,
            "imsx_CodeMinor": {"imsx_codeMinorField": [minor]},
        },
        status=status,
    )


def _one(find):
    """A view that gives what `find(version, name)` finds in the first version that has it."""

    @public
    def view(request, name):
        try:
            wanted = str(uuid.UUID(name))
        except ValueError:
            return _failed(400, "This is not a UUID.", "invaliduuid")
        for version in _versions():
            found = find(version, wanted)
            if found is not None:
                return _json(found)
        return _failed(404, "There is nothing with this identifier.", "unknownobject")

    return view


def _json(value):
    return JsonResponse(value, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})


def _versions():
    return FrameworkVersion.objects.shut().select_related("framework").order_by("-published_at")


def _package(version, wanted):
    return Case(version).package() if identifier(version) == wanted else None


def _document(version, wanted):
    return Case(version).document_alone if identifier(version) == wanted else None


def _in(rows, wanted):
    return next((row for row in rows if row["identifier"] == wanted), None)


def _item(version, wanted):
    lineages = version.statements.values_list("lineage", flat=True)
    codes = version.domains.values_list("code", flat=True)
    names = {identifier(version, "statement", one) for one in lineages}
    names |= {identifier(version, "area", code) for code in codes}
    return _with_document(version, "items", wanted) if wanted in names else None


def _association(version, wanted):
    return _with_document(version, "associations", wanted)


def _with_document(version, part, wanted):
    """On its own a part says which document it belongs to."""
    case = Case(version)
    found = _in(getattr(case, part), wanted)
    return found and {**found, "CFDocumentURI": case.link_to_document}


def _rubric(version, wanted):
    return Case(version).rubric if identifier(version, "rubric") == wanted else None


def _item_type(version, wanted):
    case = Case(version)
    return _in(case.types, wanted)


package, document, item = _one(_package), _one(_document), _one(_item)
association, rubric, item_type = _one(_association), _one(_rubric), _one(_item_type)


@public
def documents(request):
    """All of them, the newest first; `limit` and `offset` as the standard has them."""
    limit, offset = _number(request, "limit", MOST), _number(request, "offset", 0)
    versions = _versions()[offset : offset + min(limit, MOST)]
    return _json({"CFDocuments": [Case(version).document_alone for version in versions]})


def _number(request, name, otherwise) -> int:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else otherwise
