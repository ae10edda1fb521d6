from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from kentongan.core import clocks

from . import actions
from .enums import Tone
from .models import Topic


class SourceForm(forms.Form):
    url = forms.URLField(
        label=_("Address of a feed, sitemap or page"), max_length=2048, assume_scheme="https"
    )
    name = forms.CharField(label=_("Name"), max_length=150, required=False)


class ToneForm(forms.Form):
    headline = forms.ChoiceField(label=_("Tone of the headline"), choices=Tone.choices)
    body = forms.ChoiceField(label=_("Tone of the body"), choices=Tone.choices)


class ArticleFilterForm(forms.Form):
    q = forms.CharField(label=_("Words"), max_length=200, required=False)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class TopicForm(WagtailAdminModelForm):
    class Meta:
        model = Topic
        fields = ["agency", "name", "words", "phrases", "exclusions", "active"]

    def clean(self) -> Any:
        data = super().clean()
        words = data.get("words") or []
        actions.check_topic_terms([data.get("name", ""), *words, *(data.get("phrases") or [])])
        return data

    def save(self, commit: bool = True) -> Any:
        if self.instance.since is None:
            self.instance.since = clocks.now()
        return super().save(commit)
