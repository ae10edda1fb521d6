"""How much of a sample world is loaded: the bar that a demo shows while it still fills."""

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from kentongan.accounts import access

KEY = "demo:progress"  # cache key: how much is played, in per cent
ALL = 100


def tell(percent: int) -> None:
    """Remember how much is loaded (0..100)."""
    cache.set(KEY, percent, None)


def loaded() -> int | None:
    """Per cent of the sample world that is loaded; None where nothing loads."""
    if not settings.KENTONGAN_DEMO:
        return None
    percent = int(cache.get(KEY, 0))
    return None if percent >= ALL else percent


@access.public
def progress(request: HttpRequest) -> JsonResponse:
    """`{"percent": 0..100, "label": text}` of a demo. Raises Http404 in a real office."""
    if not settings.KENTONGAN_DEMO:
        raise Http404
    percent = loaded()
    label = _("The sample world is loading; look around meanwhile.")
    return JsonResponse({"percent": ALL if percent is None else percent, "label": label})
