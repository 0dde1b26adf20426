"""Showing who one is by a code sent by e-mail, for people who have neither a password nor a second
factor here: the council's own sign-in, or a code, lets them in."""

import time

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import BaseReauthenticateView
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from ..forms.sign_in import ConfirmCodeForm

SENT = "people_code_to_prove"
MINUTES = 15
TRIES = 3


@method_decorator(never_cache, name="dispatch")
class ProveByCodeView(BaseReauthenticateView):
    form_class = ConfirmCodeForm
    template_name = "account/prove_by_code.html"

    @property
    def sent(self) -> dict | None:
        sent = self.request.session.get(SENT)
        return sent if sent and time.time() - sent["at"] < MINUTES * 60 else None

    def post(self, request, *args, **kwargs):
        if "send" in request.POST or not self.sent:
            return self.send()
        return super().post(request, *args, **kwargs)

    def send(self):
        code = get_adapter().generate_login_code()
        self.request.session[SENT] = {"code": code, "at": time.time(), "tries": 0}
        told = {"request": self.request, "code": code}
        get_adapter().send_mail("account/email/login_code", self.request.user.email, told)
        return redirect("people:prove_by_code")

    def get_form_kwargs(self):
        sent = self.sent or {"code": ""}
        return super().get_form_kwargs() | {"code": sent["code"]}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"is_sent": bool(self.sent)}

    def form_valid(self, form):
        del self.request.session[SENT]
        user = self.request.user
        record_authentication(self.request, user, method="code", reauthenticated=True)
        return super().form_valid(form)

    def form_invalid(self, form):
        tries = self.sent["tries"] + 1
        self.request.session[SENT] = self.sent | {"tries": tries}
        if tries < TRIES:
            return super().form_invalid(form)
        del self.request.session[SENT]
        form.add_error(None, "There were too many tries. Get a new code.")
        return super().form_invalid(form)


prove_by_code = ProveByCodeView.as_view()
