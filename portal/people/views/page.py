"""A page with one form on it."""

from django.shortcuts import render


def form_page(request, form, **told):
    """`title`, `button` and `back` (words and address), and what stands above the form: `kicker`,
    `lead` and `notes`."""
    return render(request, "people/form.html", {"form": form, **told})
