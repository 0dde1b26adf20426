from django.urls import path

from .views import kept

app_name = "people"
urlpatterns = [
    path("people/kept/<uuid:uuid>/", kept.kept, name="kept"),
    path("people/kept/<uuid:uuid>/drop/", kept.drop_kept, name="drop_kept"),
]
