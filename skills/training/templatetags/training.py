"""Words about training."""

from django import template

from ..emails import pounds

register = template.Library()
register.filter("pounds", pounds)
