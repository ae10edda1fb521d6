"""The control room: what rings, who takes care of it, and the rules that decide what rings."""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import condition, require_http_methods, require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.lists import page_of, query_without_page
from kentongan.accounts.models import Agency
from kentongan.accounts.permissions import has_role, primary_agency
from kentongan.accounts.steps import take_step
from kentongan.core import clocks
from kentongan.listening import actions, alerts
from kentongan.listening.alerts.forms import AlertSettingsForm, RuleForm
from kentongan.listening.models import Alert, AlertRule


@access.roles(*STAFF)
@require_safe
def control_room(request: HttpRequest) -> HttpResponse:
    """Open alerts, the unanswered first; below them what was closed and what stayed quiet."""
    agency = _agency(request)
    context = _board(request, agency) | {"mark": alerts.board_mark(agency)}
    return render(request, "listening/control_room.html", context)


def _mark(request: HttpRequest) -> str | None:
    agency = primary_agency(_user(request))
    return quote_etag(alerts.board_mark(agency)) if agency else None


@access.roles(*STAFF)
@require_safe
@condition(etag_func=_mark)
def control_board(request: HttpRequest) -> HttpResponse:
    """The board alone, for the page's own script; 304 where nothing has changed."""
    return render(request, "listening/control_room_board.html", _board(request, _agency(request)))


def _board(request: HttpRequest, agency: Agency) -> dict[str, Any]:
    mine = Alert.objects.filter(agency=agency).select_related("agency", "acknowledged_by")
    loud = mine.open().prefetch_related("reasons__rule", "notices__person")
    page = page_of(request, loud.order_by("-state", "-raised_at", "-pk"))
    return {
        "agency": agency,
        "page": page,
        "query": query_without_page(request),
        "rows": [(each, alerts.told(each), _whatsapp(each)) for each in page.object_list],
        "quiet": mine.exclude(pk__in=mine.open()).prefetch_related("reasons")[:10],
        "on_duty": alerts.on_duty(agency, clocks.now()),
        "has_rules": AlertRule.objects.filter(agency=agency).exists(),
        "may_answer": has_role(_user(request), agency, *actions.ANSWERERS),
        "zone": agency.zone,
    }


@access.roles(*STAFF)
@require_POST
def answer(request: HttpRequest, key: int) -> HttpResponse:
    """Acknowledge, close, or open the story (and so have seen it)."""
    alert = get_object_or_404(Alert.objects.visible_to(request.user), pk=key)
    user, step = _user(request), request.POST.get("step")
    if step == "open":
        actions.see_alert(alert=alert, by=user)
        return redirect(alert.path)
    steps: dict[str | None, Any] = {
        "acknowledge": lambda: actions.acknowledge(alert=alert, by=user),
        "close": lambda: actions.close_alert(alert=alert, by=user),
    }
    take_step(request, steps.get(step))
    return redirect("listening:control_room")


@access.roles(*STAFF)
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    agency = _agency(request)
    rows = AlertRule.objects.filter(agency=agency).select_related("topic", "outlet")
    context = {
        "page": page_of(request, rows),
        "query": query_without_page(request),
        "may_change": has_role(_user(request), agency, *WRITERS),
        "own": alerts.settings_of(agency),
    }
    return render(request, "listening/alert_rules.html", context)


@access.roles(*WRITERS)
@require_http_methods(["GET", "POST"])
def rule(request: HttpRequest, key: int | None = None) -> HttpResponse:
    """One rule: "Try it" counts how often it would have rung, "Keep" saves it."""
    agency = _agency(request)
    found = AlertRule(agency=agency)
    if key is not None:
        found = get_object_or_404(AlertRule, pk=key, agency=agency)
    form = RuleForm(request.POST or None, instance=found, agency=agency)
    told = ""
    if request.method == "POST" and form.is_valid():
        if "keep" in request.POST:
            try:
                actions.save_rule(rule=form.instance, by=_user(request))
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                messages.success(request, _("The rule is kept."))
                return redirect("listening:alert_rules")
        else:
            told = _preview(form.instance)
    context = {"form": form, "rule": found, "told": told}
    return render(request, "listening/alert_rule.html", context)


@access.roles(*WRITERS)
@require_POST
def starter_rules(request: HttpRequest) -> HttpResponse:
    made = actions.add_starter_rules(agency=_agency(request), by=_user(request))
    messages.success(request, _("%(count)s rules added. Adapt them.") % {"count": len(made)})
    return redirect("listening:alert_rules")


@access.roles(*actions.ROSTER_KEEPERS)
@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    agency = _agency(request)
    form = AlertSettingsForm(request.POST or None, instance=alerts.settings_of(agency))
    if request.method == "POST" and form.is_valid():
        actions.change_alert_settings(agency=agency, by=_user(request), **form.cleaned_data)
        messages.success(request, _("The settings are kept."))
        return redirect("listening:alert_rules")
    return render(request, "listening/alert_settings.html", {"form": form})


def _preview(rule: AlertRule) -> str:
    count = alerts.rings_of_last_week(rule)
    if count is None:
        return _("Rumours are scored by people; there is nothing to count beforehand.")
    return ngettext(
        "This rule would have rung %(count)s time in the last 7 days.",
        "This rule would have rung %(count)s times in the last 7 days.",
        count,
    ) % {"count": count}


def _whatsapp(alert: Alert) -> list[tuple[str, str]]:
    """The numbers that the alert's rules name, each with a link; one without a number if none."""
    named = {each.rule.whatsapp for each in alert.reasons.all() if each.rule.whatsapp}
    text = quote(alerts.told(alert))
    return [(to, f"https://wa.me/{to}?text={text}") for to in sorted(named) or [""]]


def _user(request: HttpRequest) -> Any:
    return request.user


def _agency(request: HttpRequest) -> Agency:
    agency = primary_agency(_user(request))
    if agency is None:
        raise PermissionDenied
    return agency
