"""One id for everything that a request writes into the logs."""

import re
import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from .logs import request_id

HEADER = "X-Request-ID"
_SANE = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestIdMiddleware:
    """Keeps an incoming id that looks like one, else makes one; the answer carries it too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(HEADER, "")
        chosen = given if _SANE.fullmatch(given) else secrets.token_hex(8)
        token = request_id.set(chosen)
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response.headers[HEADER] = chosen
        return response
