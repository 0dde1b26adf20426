from django.urls import path, register_converter

from .models import Change
from .views import changing, cover, joining, nightly

app_name = "changes"


class KindOfChange:
    """What can be done to a job that there is."""

    regex = "|".join(kind for kind in Change.Kind.values if kind != Change.Kind.JOIN)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return str(value)


register_converter(KindOfChange, "change")

urlpatterns = [
    path("people/add/", joining.add, name="add"),
    path("people/nightly/", nightly.nightly, name="nightly"),
    path("people/changes/<uuid:uuid>/cancel/", changing.cancel, name="cancel"),
    path("people/jobs/<uuid:uuid>/changes/", changing.job, name="job"),
    path("people/jobs/<uuid:uuid>/<change:kind>/", changing.change, name="change"),
    path("people/<uuid:uuid>/cover/", cover.cover, name="cover"),
    path("people/<uuid:uuid>/cover/end/", cover.end, name="end_cover"),
]
