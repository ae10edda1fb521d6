from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from kentongan.accounts.models import Agency

from .enums import IssueStatus, Stage
from .models import Fact


class IssueForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    summary = forms.CharField(
        label=_("What it is about"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class MoveForm(forms.Form):
    status = forms.ChoiceField(
        label=_("Status"),
        choices=[row for row in IssueStatus.choices if row[0] != IssueStatus.CLOSED],
    )
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices)
    impact = forms.IntegerField(label=_("Impact (1 to 5)"), min_value=1, max_value=5)
    likelihood = forms.IntegerField(label=_("Likelihood (1 to 5)"), min_value=1, max_value=5)


class NoteForm(forms.Form):
    text = forms.CharField(label=_("Note"), max_length=10_000)


class DecisionForm(forms.Form):
    decision = forms.CharField(label=_("Decision"), max_length=10_000)


class KnowledgeForm(WagtailAdminModelForm):
    """A fact or answer; it offers only the agencies, and the facts, that the person may see."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.visible_to(self.for_user)
        if "facts" in self.fields:
            self.fields["facts"].queryset = Fact.objects.visible_to(self.for_user)

    def clean(self) -> Any:
        data = super().clean()
        as_of, valid_until = data.get("as_of"), data.get("valid_until")
        if as_of and valid_until and valid_until < as_of:
            self.add_error("valid_until", _("“Valid until” is before “as of”."))
        return data
