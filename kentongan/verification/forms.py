from django import forms
from django.utils.translation import gettext_lazy as _

from .actions import LONGEST
from .enums import Nature, Verdict


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
