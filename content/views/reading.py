"""What the CMS says while somebody writes. Nothing of it is kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from ..reading import read

MOST = 100_000  # letters: several times the longest page


@require_POST
def hint(request):
    text = request.POST.get("text", "")
    if len(text) > MOST:
        return HttpResponse("That is too much to read at once.", status=413)
    return render(request, "content/cms/reading.html", {"reading": read([text])})
