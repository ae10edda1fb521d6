"""Sign-in pages that allauth does not have."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from . import access
from .middleware import SAMPLE_SESSION
from .models import User

LOOPBACK = frozenset({"127.0.0.1", "::1"})
SAMPLE_DOMAIN = "@contoh.example"


class SignInView(LoginView):
    """The sign-in page; in a demo it offers the sample people."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people = sample_people() if _is_sample(self.request) else []
        return super().get_context_data(sample_people=people, **kwargs)


sign_in = access.public(SignInView.as_view())


@access.public
@require_POST
def sample_sign_in(request: HttpRequest) -> HttpResponse:
    """One click into the demo as one of its people; a real home does not have this."""
    if not _is_sample(request):
        raise Http404
    user = get_object_or_404(
        User, email=request.POST.get("email", ""), email__endswith=SAMPLE_DOMAIN
    )
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session[SAMPLE_SESSION] = True
    return redirect("/admin/")


@access.public
def to_sign_in(request: HttpRequest, **_parts: str) -> HttpResponse:
    """Wagtail's own sign-in and reset pages lead to the one that asks for the second step."""
    return redirect("account_login")


def sample_people() -> list[dict[str, str]]:
    people = User.objects.filter(email__endswith=SAMPLE_DOMAIN, is_active=True)
    return [
        {
            "email": person.email,
            "name": person.name,
            "roles": ", ".join(
                f"{membership.get_role_display()}" for membership in person.memberships.all()
            ),
        }
        for person in people.prefetch_related("memberships").order_by("pk")
    ]


def _is_sample(request: HttpRequest) -> bool:
    return bool(settings.KENTONGAN_DEMO) and request.META.get("REMOTE_ADDR") in LOOPBACK
