"""One step of a record by its verb; what is wrong is told on the record's own page."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _


def take_step(request: HttpRequest, step: Callable[..., object] | None, *given: object) -> None:
    """Call the step with what is given; None is a verb that the record does not know."""
    if step is None:
        messages.error(request, _("There is no such step."))
        return
    try:
        step(*given)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
