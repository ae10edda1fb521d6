"""Adding a newsletter, and changing how its mailbox is read."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kentongan.accounts import access
from kentongan.listening import actions
from kentongan.listening.models import Mailbox, Outlet


class MailboxForm(forms.Form):
    user = forms.CharField(
        label=gettext_lazy("Name to sign in with"),
        max_length=254,
        help_text=gettext_lazy("Usually the address of the mailbox."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    secret = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=300,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Kept encrypted and never shown again."),
    )
    folder = forms.CharField(
        label=gettext_lazy("Folder"),
        max_length=200,
        initial="INBOX",
        help_text=gettext_lazy("One folder for each newsletter; let the mail server sort it in."),
    )
    sender = forms.CharField(
        label=gettext_lazy("Sender"),
        max_length=254,
        help_text=gettext_lazy(
            "The address that the newsletter comes from, or @ and its domain. Mails of anybody"
            " else are left alone."
        ),
    )
    follows_links = forms.BooleanField(
        label=gettext_lazy("Take the articles it leads to, instead of the mail itself"),
        required=False,
        help_text=gettext_lazy(
            "Only links to the outlet’s own domain that carry no mark of the reader."
        ),
    )

    def clean_sender(self) -> str:
        told = str(self.cleaned_data["sender"]).strip().lower()
        if "@" not in told or " " in told or "." not in told.rpartition("@")[2]:
            raise ValidationError(
                _("Write an address such as warta@koran.example, or @koran.example.")
            )
        return told


class NewsletterForm(MailboxForm):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=150, required=False)
    outlet = forms.ModelChoiceField(Outlet.objects.all(), label=gettext_lazy("Outlet"))
    field_order = ("name", "outlet")


class ChangeForm(MailboxForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["secret"].required = False
        self.fields["secret"].help_text = _("Leave empty to keep the known one.")


@access.roles(*actions.SOURCE_KEEPERS)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    form = NewsletterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_newsletter(by=request.user, **form.cleaned_data)  # type: ignore[arg-type]  # signed in
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The source is added. It is looked at within a minute."))
            return redirect("listening:source", made.pk)
    return render(request, "listening/newsletter.html", {"form": form, "box": None})


@access.roles(*actions.SOURCE_KEEPERS)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, key: int) -> HttpResponse:
    """The password is never shown, not even as stars."""
    box = get_object_or_404(Mailbox.objects.select_related("source"), source=key)
    known = {name: getattr(box, name) for name in ("user", "folder", "sender", "follows_links")}
    form = ChangeForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_newsletter(box=box, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]  # signed in
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Kept. It is looked at within a minute."))
            return redirect("listening:source", key)
    return render(request, "listening/newsletter.html", {"form": form, "box": box})
