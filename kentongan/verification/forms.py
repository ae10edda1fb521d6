from datetime import date
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import User
from kentongan.core import clocks

from .actions import LONGEST
from .enums import HoaxTopic, HoaxType, Nature, Verdict

DATES = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]


class ReportForm(forms.Form):
    text = forms.CharField(
        label=_("What goes round?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )


class AssessForm(forms.Form):
    harm = forms.IntegerField(label=_("Harm (0 none, 3 danger to life)"), min_value=0, max_value=3)
    reach = forms.IntegerField(label=_("Reach (0 to 3)"), min_value=0, max_value=3)
    speed = forms.IntegerField(label=_("Speed (0 to 3)"), min_value=0, max_value=3)
    vacuum = forms.IntegerField(label=_("Lack of information (0 to 2)"), min_value=0, max_value=2)
    nature = forms.ChoiceField(label=_("What kind of speech is it?"), choices=Nature.choices)
    about_own_agency = forms.BooleanField(
        label=_("It is about our own conduct, money or officials"), required=False
    )


class EvidenceForm(forms.Form):
    source_name = forms.CharField(label=_("Source"), max_length=200)
    url = forms.URLField(label=_("Address"), required=False, assume_scheme="https")
    note = forms.CharField(label=_("What it says"), widget=forms.Textarea(attrs={"rows": 2}))
    is_data_owner = forms.BooleanField(label=_("It owns the data"), required=False)


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(label=_("Verdict"), choices=Verdict.choices)
    explanation = forms.CharField(
        label=_("Why, in words the public can follow"), widget=forms.Textarea(attrs={"rows": 3})
    )


class NotesForm(forms.Form):
    notes = forms.CharField(label=_("Notes"), max_length=LONGEST)


class ReasonForm(forms.Form):
    why = forms.CharField(label=_("Reason"), max_length=LONGEST, required=False)


class AssignForm(forms.Form):
    to = forms.ModelChoiceField(
        label=_("Assign to"), queryset=User.objects.filter(is_active=True), empty_label=None
    )


class FactCheckForm(forms.Form):
    url = forms.URLField(
        label=_("Address"),
        max_length=2048,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )
    publisher = forms.CharField(label=_("Published by"), max_length=150)
    title = forms.CharField(label=_("Title"), max_length=500)
    claim = forms.CharField(
        label=_("The claim as it circulated"), max_length=LONGEST, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    conclusion = forms.CharField(
        label=_("Conclusion"), max_length=LONGEST, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    verdict = forms.ChoiceField(label=_("Verdict"), choices=Verdict.choices)
    publisher_rating = forms.CharField(
        label=_("Verdict in their words"), max_length=150, required=False
    )
    published_on = forms.DateField(
        label=_("Published on"), required=False, input_formats=DATES,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    source_review = forms.CharField(
        label=_("Whose verdict it repeats"), max_length=150, required=False
    )
    hoax_type = forms.ChoiceField(
        label=_("Type"), choices=[("", "-"), *HoaxType.choices], required=False
    )
    topic = forms.ChoiceField(
        label=_("Topic"), choices=[("", "-"), *HoaxTopic.choices], required=False
    )
    published_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    language = forms.CharField(max_length=8, required=False, widget=forms.HiddenInput)

    def clean_published_on(self) -> date | None:
        day: date | None = self.cleaned_data["published_on"]
        if day and day > clocks.today():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean_language(self) -> Any:
        return self.cleaned_data["language"] or "id"


class ImportForm(forms.Form):
    table = forms.FileField(label=_("Table (CSV) or ClaimReview (JSON)"), required=False)
    text = forms.CharField(
        label=_("Or the ClaimReview of a page (JSON-LD)"), required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip

    def clean(self) -> Any:
        data: Any = super().clean()
        if bool(data.get("table")) == bool(data.get("text")) and not self.errors:
            raise forms.ValidationError(_("Choose a file or paste a text, one of the two."))
        return data
