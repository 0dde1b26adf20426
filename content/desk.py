"""Where the CMS shows what is in `views.desk`."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import desk


@hooks.register("register_admin_urls")
def addresses():
    days = desk.ReviewDays
    return [
        path("review-days/", days.as_view(), name="review_days"),
        path("review-days/results/", days.as_view(results_only=True), name="review_days_results"),
        path("feedback/", desk.readers, name="readers"),
        path("feedback/<int:pk>/dealt-with/", desk.dealt_with, name="dealt_with"),
    ]


@hooks.register("register_admin_menu_item")
def readers_in_menu():
    return MenuItem("What readers say", reverse("readers"), icon_name="comment", order=160)


@hooks.register("register_reports_menu_item")
def review_days_in_menu():
    address = reverse("review_days")
    return MenuItem("Pages to look at again", address, icon_name="calendar-check", order=10)
