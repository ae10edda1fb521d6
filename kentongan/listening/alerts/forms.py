"""Forms of the control room, in plain language."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.enums import STAFF
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import people_of
from kentongan.listening.models import AlertRule, AlertSettings, DutyShift, Outlet, Topic
from kentongan.listening.models.alerts import WEEKDAYS


def _clock(label: Any, initial: str = "") -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, initial=initial, widget=widget)


class RuleForm(forms.ModelForm[AlertRule]):
    class Meta:
        model = AlertRule
        fields = [
            "name", "kind", "topic", "outlet", "hours", "least", "strength", "urgency",
            "telegram_chat", "whatsapp", "active",
        ]  # fmt: skip

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["topic"].queryset = Topic.objects.active().filter(agency=agency)
        fields["outlet"].queryset = Outlet.objects.all()
        fields["topic"].empty_label = fields["outlet"].empty_label = _("any")

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        for kind in ("topic", "outlet"):
            if told.get("kind") == kind and not told.get(kind):
                self.add_error(kind, _("Choose which one."))
        return told


class AlertSettingsForm(forms.ModelForm[AlertSettings]):
    quiet_from = _clock(_("Quiet from"))
    quiet_to = _clock(_("Quiet until"))
    digest_at = _clock(_("Daily digest at"))

    class Meta:
        model = AlertSettings
        fields = ["quiet_from", "quiet_to", "patience", "digest_at", "telegram_chat"]


class ShiftForm(forms.Form):
    person = forms.ModelChoiceField(User.objects.none(), label=_("Person"))
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days of every week"),
        choices=WEEKDAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    starts = _clock(_("From"), "08:00")
    ends = _clock(_("Until"), "16:00")

    def __init__(self, *args: Any, agency: Agency) -> None:
        super().__init__(*args)
        self.fields["person"].queryset = _staff(agency)  # type: ignore[attr-defined]  # a model choice


class SwapForm(forms.Form):
    shift = forms.ModelChoiceField(DutyShift.objects.none(), label=_("Duty"))
    day = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}))
    person = forms.ModelChoiceField(User.objects.none(), label=_("Who takes it"))

    def __init__(self, data: Any = None, *, agency: Agency) -> None:
        super().__init__(data, auto_id="tukar_%s")
        fields: dict[str, Any] = self.fields
        fields["shift"].queryset = DutyShift.objects.filter(agency=agency).select_related("person")
        fields["shift"].label_from_instance = lambda each: f"{each} · {each.person.name}"
        fields["person"].queryset = _staff(agency)


def _staff(agency: Agency) -> Any:
    keys = [each.pk for each in people_of([agency], STAFF)[agency.pk]]
    return User.objects.filter(pk__in=keys)
