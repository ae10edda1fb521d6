from django import forms
from django.utils.translation import gettext_lazy as _

from .enums import IssueStatus, Stage


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
