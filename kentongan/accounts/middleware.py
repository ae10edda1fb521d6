"""What stands before every page of the back office."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from csp.decorators import csp_replace
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kentongan.settings.security import CONTENT_SECURITY_POLICY_OFFICE

from .enums import SECOND_FACTOR_ROLES
from .permissions import holds_any

OFFICE = "/admin/"
SAMPLE_SESSION = "sample_sign_in"  # a demo's one-click sign-in
Answer = Callable[[HttpRequest], HttpResponseBase]


class SecondFactorMiddleware:
    """Approvers and administrators set up a second factor before they enter the office."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(OFFICE) and _lacks_second_factor(request):
            messages.warning(
                request,
                _("Your role needs a second step at sign-in. Set up an app or a passkey first."),
            )
            return redirect("mfa_index")
        return self.get_response(request)


class OfficePolicyMiddleware:
    """The back office's own content security policy; every other page keeps the strict one."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.office: Any = csp_replace(CONTENT_SECURITY_POLICY_OFFICE)(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(OFFICE):
            answer: HttpResponseBase = self.office(request)
            return answer
        return self.get_response(request)


def _lacks_second_factor(request: HttpRequest) -> bool:
    user = request.user
    if not user.is_authenticated or request.session.get(SAMPLE_SESSION):
        return False
    if not holds_any(user, SECOND_FACTOR_ROLES):
        return False
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return not Authenticator.objects.filter(user=user, type__in=kinds).exists()
