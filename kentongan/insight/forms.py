from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.listening.models.alerts import WEEKDAYS

from .enums import BriefPeriod, EditionKind
from .recipients import CHANNELS


class SpanForm(forms.Form):
    """Which day or week a clipping is of."""

    date = forms.DateField(
        label=_("Date"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    period = forms.ChoiceField(label=_("Period"), choices=BriefPeriod.choices)


class EditionForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of edition"), choices=EditionKind.choices)
    period = forms.ChoiceField(label=_("Period"), choices=BriefPeriod.choices)
    at = forms.TimeField(
        label=_("Sent at"),
        initial="07:30",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days"),
        choices=WEEKDAYS,
        coerce=int,
        initial=[day for day, _name in WEEKDAYS],
        widget=forms.CheckboxSelectMultiple,
    )
    active = forms.BooleanField(label=_("In use"), required=False, initial=True)


class RecipientForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    channel = forms.ChoiceField(
        label=_("Channel"), choices=[(each, each.capitalize()) for each in CHANNELS]
    )
    address = forms.CharField(label=_("E-mail address or Telegram chat"), max_length=200)

    def __init__(self, data: Any = None, *, number: int = 0) -> None:
        super().__init__(data, auto_id=f"penerima{number}_%s")
