from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ..actions.correcting import change_phone
from ..forms.phone import PhoneForm


@require_http_methods(["GET", "HEAD", "POST"])
def phone(request):
    form = PhoneForm(request.POST or None, initial={"work_phone": request.user.work_phone})
    if request.method == "POST" and form.is_valid():
        change_phone(user=request.user, phone=form.cleaned_data["work_phone"], by=request.user)
        messages.success(request, "Your phone number is saved.")
        return redirect("people:account")
    return render(request, "people/phone.html", {"form": form})
