"""Forms of the public doors and of the counter; every one ends in an action."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.enums import DESK
from kentongan.accounts.models import Agency, User

from .actions import LONGEST_TEXT
from .enums import CaseKind, Door, ReplyBy

PUBLIC_REPLY = [
    (ReplyBy.WEB, _("On this website, with the number and PIN")),
    (ReplyBy.PHONE, _("Call me")),
    (ReplyBy.EMAIL, _("By e-mail")),
    (ReplyBy.LETTER, _("By letter")),
]


def capitalised(kind: type[TextChoices]) -> list[tuple[str, Any]]:
    """Choices as a list shows them; the labels themselves are made to stand in a sentence."""
    return [(value, capfirst(label)) for value, label in kind.choices]


class PublicCaseForm(forms.Form):
    """What a citizen fills in; no account, no identity card for a question."""

    text = forms.CharField(
        label=_("What is it about?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    name = forms.CharField(label=_("Your name"), max_length=120, required=False)
    reply_by = forms.ChoiceField(label=_("How shall we answer?"), choices=PUBLIC_REPLY)
    contact = forms.CharField(
        label=_("Telephone, e-mail or address for the answer"), max_length=300, required=False
    )
    # People leave it empty; programs that fill in every field do not.
    website = forms.CharField(required=False, widget=forms.HiddenInput)


class QuestionForm(PublicCaseForm):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            (CaseKind.QUESTION, _("A question")),
            (CaseKind.INFORMATION_REQUEST, _("A request for public information")),
            (CaseKind.PRESS, _("I am a journalist")),
        ],
    )
    field_order = ["kind", "text"]


class ReportForm(PublicCaseForm):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            (CaseKind.COMPLAINT, _("A complaint")),
            (CaseKind.ASPIRATION, _("A suggestion")),
        ],
    )
    field_order = ["kind", "text"]


class StatusForm(forms.Form):
    number = forms.CharField(
        label=_("Number"), max_length=20, help_text=_("Eight digits, for example 12 34 56 78.")
    )
    pin = forms.CharField(label=_("PIN"), max_length=12, help_text=_("It is on your receipt."))


class MessageForm(forms.Form):
    text = forms.CharField(
        label=_("Add a message"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 4})
    )


class CounterForm(forms.Form):
    """What an officer fills in for somebody at the counter, on the telephone, or from a letter."""

    door = forms.ChoiceField(label=_("Door"), choices=capitalised(Door), initial=Door.COUNTER)
    kind = forms.ChoiceField(label=_("Kind"), choices=capitalised(CaseKind))
    received_at = forms.DateTimeField(
        label=_("Received"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Empty means now. A letter: the day on which it arrived."),
    )
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    text = forms.CharField(
        label=_("What is it about?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    reply_by = forms.ChoiceField(label=_("Wished way of reply"), choices=capitalised(ReplyBy))
    contact = forms.CharField(
        label=_("Telephone, e-mail or address"), max_length=300, required=False
    )


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Answer"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 10})
    )


class AssignForm(forms.Form):
    to = forms.ModelChoiceField(label=_("Assign to"), queryset=User.objects.none())

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(
            memberships__agency=agency, memberships__role__in=DESK, is_active=True
        )
        self.fields["to"].queryset = people.distinct()  # type: ignore[attr-defined]  # a model choice


class ReasonForm(forms.Form):
    why = forms.CharField(label=_("Reason"), max_length=300)
