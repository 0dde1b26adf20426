"""Where editors write the framework: inside the CMS, at /cms/framework/."""

from django.urls import path

from . import areas, publishing, reviewing, statements, versions

app_name = "framework_editing"
urlpatterns = [
    path("", versions.index, name="index"),
    path("<int:pk>/begin/", versions.begin, name="begin"),
    path("version/<int:pk>/", versions.version, name="version"),
    path("version/<int:pk>/words/", versions.words, name="words"),
    path("version/<int:pk>/changes/", versions.changes, name="changes"),
    path("version/<int:pk>/role/", versions.add_role, name="add_role"),
    path("version/<int:pk>/role/<int:profile>/remove/", versions.remove_role, name="remove_role"),
    path("version/<int:pk>/send/", reviewing.send, name="send"),
    path("version/<int:pk>/take-back/", reviewing.take_back, name="take_back"),
    path("version/<int:pk>/review/", reviewing.review, name="review"),
    path("version/<int:pk>/invite/", reviewing.invite, name="invite"),
    path("version/<int:pk>/publish/", publishing.publish, name="publish"),
    path("version/<int:pk>/retire/", publishing.retire, name="retire"),
    path("version/<int:pk>/area/", areas.add, name="add_area"),
    path("area/<int:pk>/", areas.area, name="area"),
    path("area/<int:pk>/move/", areas.move, name="move_area"),
    path("area/<int:pk>/remove/", areas.remove, name="remove_area"),
    path("area/<int:pk>/statement/", statements.add, name="add_statement"),
    path("statement/<int:pk>/", statements.statement, name="statement"),
    path("statement/<int:pk>/move/", statements.move, name="move_statement"),
    path("statement/<int:pk>/remove/", statements.remove, name="remove_statement"),
    path("statement/<int:pk>/split/", statements.split, name="split"),
    path("statement/<int:pk>/merge/", statements.merge, name="merge"),
]
