"""Every view says who may open it; a test walks all addresses and fails on one that does not."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from .enums import Role
from .permissions import holds_any

View = TypeVar("View", bound=Callable[..., Any])
RULE = "access_rule"


def public(view: View) -> View:
    """Anybody, signed in or not."""
    setattr(view, RULE, "public")
    return view


def signed_in(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    guarded = login_required(view)
    setattr(guarded, RULE, "signed_in")
    return guarded


def roles(*wanted: Role) -> Callable[[Callable[..., Any]], Callable[..., HttpResponseBase]]:
    """People who hold one of the roles in any agency today.

    Which records they see is the business of `visible_to`; which they change, of the action.
    """

    def decorate(view: Callable[..., Any]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not holds_any(request.user, wanted):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        wrapped = login_required(guarded)
        setattr(wrapped, RULE, frozenset(wanted))
        return wrapped

    return decorate
