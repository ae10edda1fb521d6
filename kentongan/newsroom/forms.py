from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import EmergencyTemplate
from .notices import FIELDS


class EmergencyForm(forms.Form):
    """The five fields, labelled in the words of the template."""

    what = forms.CharField(max_length=200)
    place = forms.CharField(max_length=200)
    since = forms.CharField(max_length=120)
    instruction = forms.CharField(max_length=300)
    contact = forms.CharField(max_length=160)
    valid_until = forms.DateTimeField(
        label=_("In force until (may stay empty)"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )

    def __init__(self, *args: Any, template: EmergencyTemplate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        described = {item["name"]: item for item in template.content["fields"]}
        for name, slug in FIELDS.items():
            self.fields[name].label = described[slug]["label"]
            self.fields[name].help_text = described[slug]["hint"]
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def fields_given(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in FIELDS}

    def take(self, error: ValidationError) -> None:
        """Show an action's messages at the fields they name."""
        named = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, messages in named.items():
            for message in messages:
                self.add_error(name if name in self.fields else None, message)
