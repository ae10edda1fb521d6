from typing import Any

from django.forms import modelform_factory
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet

from kentongan.accounts.permissions import primary_agency
from kentongan.accounts.policies import (
    OwnAgenciesDelete,
    OwnAgenciesEdit,
    OwnAgenciesIndex,
    OwnAgenciesPolicy,
)
from kentongan.core import clocks
from kentongan.listening.models import Story

from .forms import KnowledgeForm
from .models import QA, Fact

COMMON = ["source", "owner", "as_of", "valid_until", "withdrawn"]


class KnowledgeViewSet(ModelViewSet):
    """Facts and answers of the person's own agencies."""

    index_view_class = OwnAgenciesIndex
    edit_view_class = OwnAgenciesEdit
    delete_view_class = OwnAgenciesDelete

    def get_form_class(self, for_update: bool = False) -> Any:
        return modelform_factory(self.model, form=KnowledgeForm, fields=self.form_fields)

    @property
    def permission_policy(self) -> OwnAgenciesPolicy:
        return OwnAgenciesPolicy(self.model)


class FactAdd(CreateView):
    """A new fact; from a story's page (`?peristiwa=`) it begins with the story's title."""

    def get_initial_form_instance(self) -> Fact | None:
        told = self.request.GET.get("peristiwa", "")
        story = Story.objects.filter(pk=int(told)).first() if told.isdigit() else None
        agency = primary_agency(self.request.user)
        if story is None or agency is None:
            return None
        today = clocks.today(agency.zone)
        return Fact(agency=agency, statement=story.title, as_of=today, valid_until=today)


class FactViewSet(KnowledgeViewSet):
    add_view_class = FactAdd
    model = Fact
    icon = "clipboard-list"
    menu_label = _("Facts")
    add_to_admin_menu = False
    form_fields = ["agency", "statement", "value", *COMMON]
    list_display = ["statement", "value", "owner", "valid_until", "state"]
    list_filter = ["owner", "withdrawn"]
    list_export = ["statement", "value", "source", "owner", "as_of", "valid_until"]
    search_fields = ["statement", "value", "source"]


class QAViewSet(KnowledgeViewSet):
    model = QA
    icon = "help"
    menu_label = _("Questions and answers")
    add_to_admin_menu = False
    form_fields = ["agency", "question", "answer", "facts", *COMMON]
    list_display = ["question", "owner", "valid_until", "state"]
    list_filter = ["owner", "withdrawn"]
    list_export = ["question", "answer", "source", "owner", "as_of", "valid_until"]
    search_fields = ["question", "answer"]


FACTS, QUESTIONS = FactViewSet(), QAViewSet()
