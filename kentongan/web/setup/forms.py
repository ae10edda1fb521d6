"""What the first run asks; every answer ends in an action of the room it belongs to."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.accounts import regions
from kentongan.accounts.models import User

MOST_SOURCES = 20
HOURS = gettext_lazy("Monday–Thursday 08.00–15.30, Friday 08.00–15.00")


class OfficeForm(forms.Form):
    region = forms.CharField(
        label=gettext_lazy("Regency, city or province"),
        max_length=80,
        widget=forms.TextInput(attrs={"list": "wilayah", "autocomplete": "off"}),
        help_text=gettext_lazy("Type a part of the name and choose, for example: Kabupaten Kudus."),
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the office, when it is not the government of that region"),
        max_length=200,
        required=False,
    )
    phone = forms.CharField(label=gettext_lazy("Telephone that citizens call"), max_length=40)
    address = forms.CharField(label=gettext_lazy("Address of the counter"), max_length=300)
    counter_hours = forms.CharField(
        label=gettext_lazy("Counter hours"), max_length=200, initial=HOURS
    )
    email = forms.EmailField(label=gettext_lazy("E-mail of the office"), required=False)

    def clean_region(self) -> regions.Region:
        text = self.cleaned_data["region"]
        found = regions.find(text)
        if found is not None:
            return found
        near = ", ".join(each.full_name for each in regions.like(text))
        if near:
            raise ValidationError(
                _("Which one do you mean: %(names)s? Write its whole name.") % {"names": near}
            )
        raise ValidationError(_("We do not know this region. Choose one from the list."))


class AdministratorForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Your name"), max_length=150)
    email = forms.EmailField(label=gettext_lazy("Your e-mail"))
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("At least ten characters; four unrelated words are good."),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("password"):
            person = User(name=data.get("name", ""), email=data.get("email", ""))
            try:
                validate_password(data["password"], person)
            except ValidationError as error:
                self.add_error("password", error)
        return data


class PeopleForm(forms.Form):
    """The second person of every decision, and if wished one who writes."""

    approver_name = forms.CharField(label=gettext_lazy("Who approves: name"), max_length=150)
    approver_email = forms.EmailField(label=gettext_lazy("Who approves: e-mail"))
    writer_name = forms.CharField(
        label=gettext_lazy("Who writes: name"), max_length=150, required=False
    )
    writer_email = forms.EmailField(label=gettext_lazy("Who writes: e-mail"), required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        given = [data.get("approver_email", "").lower(), data.get("writer_email", "").lower()]
        for field, email in zip(("approver_email", "writer_email"), given, strict=True):
            if email and User.objects.filter(email__iexact=email).exists():
                self.add_error(field, _("This e-mail has an account: each person has one."))
        if given[0] and given[0] == given[1]:
            self.add_error("writer_email", _("Who writes does not approve: name two people."))
        if bool(data.get("writer_name")) != bool(data.get("writer_email")):
            self.add_error("writer_email", _("Give both the name and the e-mail, or neither."))
        return data


class ListeningForm(forms.Form):
    sources = forms.CharField(
        label=gettext_lazy("Addresses of news sites or feeds, one a line"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "placeholder": "https://"}),
        help_text=gettext_lazy("The outlets that people in your region read. More can follow."),
    )
    topics = forms.BooleanField(
        label=gettext_lazy("Watch twelve ready-made topics, to be adapted later"),
        required=False,
        initial=True,
    )

    def clean_sources(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["sources"].splitlines()]
        given = list(dict.fromkeys(filter(None, lines)))
        if len(given) > MOST_SOURCES:
            raise ValidationError(
                _("At most %(most)s addresses here; the rest later, in a file.")
                % {"most": MOST_SOURCES}
            )
        return given


class BaselineForm(forms.Form):
    """How the office works today; later figures are compared with it."""

    hours_to_release = forms.IntegerField(
        label=gettext_lazy("Hours from an event to your release"), min_value=0, max_value=720
    )
    days_to_answer = forms.IntegerField(
        label=gettext_lazy("Days until a citizen has an answer"), min_value=0, max_value=365
    )
    paper_share = forms.IntegerField(
        label=gettext_lazy("How much of the work is on paper, in per cent"),
        min_value=0,
        max_value=100,
    )
