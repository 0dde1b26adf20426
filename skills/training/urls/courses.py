from django.urls import path

from ..views import courses

patterns = [
    path("run/courses/", courses.courses, name="courses"),
    path("run/add-course/", courses.add_course, name="add_course"),
    path("run/courses/<slug:slug>/", courses.change_course, name="change_course"),
    path("run/courses/<slug:slug>/retire/", courses.retire_course, name="retire_course"),
    path(
        "run/courses/<slug:slug>/bring-back/", courses.bring_back_course, name="bring_back_course"
    ),
    path("run/courses/<slug:slug>/delete/", courses.delete_course, name="delete_course"),
]
