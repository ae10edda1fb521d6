"""Articles that come as a table from another monitoring tool: each row with its one outcome."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.enums import Zone
from kentongan.accounts.models import AgencyOwned
from kentongan.listening.enums import ImportState, RowOutcome

from .articles import Article


class TableLayout(models.Model):
    """Which column means what, as somebody chose it for files with this row of headings."""

    key = models.CharField(max_length=64, unique=True)
    columns = models.JSONField(default=list)
    zone = models.CharField(max_length=40, choices=Zone.choices)
    used_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class TableImport(AgencyOwned):
    """One file. `columns` names the meaning of each column, in the file's order; "" for none."""

    name = models.CharField(_("file"), max_length=150)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    zone = models.CharField(_("time zone of its times"), max_length=40, choices=Zone.choices)
    state = models.CharField(
        _("state"), max_length=10, choices=ImportState.choices, default=ImportState.MAPPING
    )
    row_count = models.PositiveIntegerField(_("rows"))
    made_at = models.DateTimeField(_("at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("import of articles")
        verbose_name_plural = _("imports of articles")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class TableRow(models.Model):
    """A row of a file; `number` is the line that the person sees in it. `cells` go once taken."""

    table = models.ForeignKey(TableImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    outcome = models.CharField(_("outcome"), max_length=10, choices=RowOutcome.choices, blank=True)
    article = models.ForeignKey(
        Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="table_rows"
    )
    words = models.CharField(_("what is wrong"), max_length=500, blank=True)

    class Meta:
        ordering = ["table", "number"]
        constraints = [
            models.UniqueConstraint(fields=["table", "number"], name="listening_table_row_once"),
        ]
        indexes = [
            # The job takes what has no outcome yet.
            models.Index(
                fields=["table", "number"], condition=Q(outcome=""), name="listening_table_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table}: {self.number}"
