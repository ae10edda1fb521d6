from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .pictures import LARGEST_FILE


class SubscribeForm(forms.Form):
    address = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # People leave it empty; programs that fill in forms do not.
    website = forms.CharField(required=False, widget=forms.HiddenInput)


class ProofForm(forms.Form):
    link = forms.URLField(
        label=_("Link of the post"), required=False, max_length=500, assume_scheme="https"
    )
    photo = forms.FileField(
        label=_("Photo or screenshot"),
        required=False,
        help_text=_("JPEG, PNG or WebP, at most 10 MB. Place and device are removed from it."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        photo = data.get("photo")
        if photo is not None and photo.size > LARGEST_FILE:
            raise ValidationError(_("The photo is larger than 10 MB. Choose a smaller one."))
        if not data.get("link") and photo is None and not self.errors:
            raise ValidationError(_("Give the link of the post, or a photo of it."))
        return data


class SettleForm(forms.Form):
    happened = forms.TypedChoiceField(
        label=_("Is it there?"),
        choices=[("yes", _("Yes, I see it")), ("no", _("No, it is surely not there"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )
    link = forms.URLField(
        label=_("Link, if you have it"), required=False, max_length=500, assume_scheme="https"
    )


class ConnectForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    handle = forms.CharField(label=_("Address or handle"), max_length=200)
    secret = forms.CharField(
        label=_("Token"),
        required=False,
        max_length=300,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept encrypted and never shown again. Leave empty to keep the known one."),
    )


class HoldForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=300)
    until = forms.DateTimeField(
        label=_("Until"),
        required=False,
        help_text=_("Leave empty to hold until somebody ends it."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )


class CancelForm(forms.Form):
    why = forms.CharField(label=_("Why"), max_length=300)
