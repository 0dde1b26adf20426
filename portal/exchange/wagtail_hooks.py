"""The way from the CMS to bringing a framework in and taking it out."""

from django.urls import reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_menu_item")
def framework_files():
    address = reverse_lazy("exchange:framework_files")
    return MenuItem("Framework files", address, icon_name="upload", order=250)
