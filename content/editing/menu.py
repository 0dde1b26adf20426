"""“Framework” in the CMS's menu. Who gets in at all is asked at the door, in `portal.access`."""

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_urls")
def framework_urls():
    return [path("framework/", include("content.editing.urls"))]


@hooks.register("register_admin_menu_item")
def framework_item():
    url = reverse("framework_editing:index")
    return MenuItem("Framework", url, name="framework", icon_name="list-ul", order=140)
