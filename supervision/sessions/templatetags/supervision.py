from django import template

from .. import tags

register = template.Library()
register.filter("session_tag", tags.session_tag)
