"""Every box in which somebody can write freely is looked through."""

import importlib
import pkgutil

from django import forms

import content
import portal
import skills
import supervision
from portal.plain.forms import ChecksWords, PlainWords

OURS = (portal, skills, supervision, content)
# As much as a name takes: a longer box, or one without an end, is for sentences.
NAME = 120
# What is typed into these is not kept, or is no sentence.
OTHERWISE = {
    "q": "what is searched for is not kept",
    "category": "one of the choices in a list",
    "code": "a code that the portal or a phone made",
    "leaving": "a number, to confirm",
    "name": "the name of a person or of a key",
}
# The framework's own words: for everybody to read, and read by a second person first (ADR 11).
FOR_EVERYONE = {
    f"content.editing.forms.{name}"
    for name in ("VersionForm", "AreaForm", "StatementForm", "PartForm", "MergeForm", "RoleForm")
} | {"portal.exchange.forms.frameworks.SendFrameworkForm"}
# What is typed into these is looked for, and not kept.
LOOKED_UP = {"ResetPasswordForm", "RequestCodeForm"}
NO_SENTENCE = (
    forms.PasswordInput,
    forms.EmailInput,
    forms.URLInput,
    forms.HiddenInput,
    forms.Select,
)


def load_every_form():
    for package in OURS:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "forms" in module.name.split("."):
                importlib.import_module(module.name)


def test_an_address_takes_no_more_than_its_column():
    load_every_form()
    boxes = [
        (form.__name__, name)
        for form in below(forms.Form)
        if form.__module__.startswith(("portal.", "skills.", "supervision.", "content."))
        for name, field in form.base_fields.items()
        if isinstance(field, forms.EmailField) and field.max_length > 254
        if form.__name__ not in LOOKED_UP
    ]

    assert boxes == []


def below(one):
    for child in one.__subclasses__():
        yield child
        yield from below(child)


def our_forms():
    load_every_form()
    names = tuple(package.__name__ for package in OURS)
    return {form for form in below(forms.BaseForm) if form.__module__.split(".")[0] in names}


def is_free_text(name, field):
    if not isinstance(field, forms.CharField) or isinstance(field, forms.EmailField):
        return False
    if isinstance(field.widget, NO_SENTENCE) or name in OTHERWISE:
        return False
    is_long = field.max_length is None or field.max_length > NAME
    return isinstance(field.widget, forms.Textarea) or is_long


def free_text(form):
    return [name for name, field in form.base_fields.items() if is_free_text(name, field)]


def test_every_box_of_free_text_is_looked_through():
    unread = [
        f"{form.__qualname__}.{name}"
        for form in our_forms()
        for name in free_text(form)
        if not isinstance(form.base_fields[name], PlainWords) or not issubclass(form, ChecksWords)
        if f"{form.__module__}.{form.__qualname__}" not in FOR_EVERYONE
    ]

    assert unread == []


def test_the_boxes_that_are_known_are_among_them():
    found = {form.__qualname__ for form in our_forms() if free_text(form)}

    assert found >= {"AnswerForm", "MarkForm", "FinishForm", "ResponseForm"}
    assert found >= {"SignForm", "AttestForm"}
