from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("people/kept/<uuid:uuid>/", views.kept, name="kept"),
    path("people/kept/<uuid:uuid>/drop/", views.drop_kept, name="drop_kept"),
]
