from django.urls import path

from .views import openings, overseeing, own, safeguarding, seeing

app_name = "home"
urlpatterns = [
    path("my/", own.my, name="my"),
    path("people/openings/<uuid:uuid>/", openings.opening, name="opening"),
    path("supervision/oversight/", overseeing.oversight, name="oversight"),
    path("audit/", openings.audit, name="audit"),
    path("who-has-looked/", seeing.who_looked, name="who_looked"),
    path("who-can-see/<str:kind>/<uuid:uuid>/", seeing.who_can_see, name="who_can_see"),
    path(
        "people/organisations/<uuid:uuid>/safeguarding/",
        safeguarding.safeguarding,
        name="safeguarding",
    ),
    path("health/", own.health, name="health"),
    path("ready/", own.ready, name="ready"),
]
