"""First migrations make each table in its final shape, and take nothing that would not fit."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from kentongan.core.database.initial import InitialMigration

TABLE = migrations.CreateModel("Lamp", [("id", models.BigAutoField(primary_key=True))])
LATER = migrations.AddField("lamp", "colour", models.CharField(max_length=9, default="red"))
pytestmark = pytest.mark.django_db


def applied(*steps: Operation) -> ProjectState:
    class First(InitialMigration):
        operations = steps

    with connection.schema_editor() as editor:
        state: ProjectState = First("0001_initial", "core").apply(ProjectState(), editor)
    return state


def test_a_field_that_was_added_later_is_in_the_table_from_the_start() -> None:
    lamp = applied(TABLE, LATER).apps.get_model("core", "lamp")

    assert lamp.objects.create().colour == "red"


def test_sql_belongs_to_a_later_migration() -> None:
    with pytest.raises(TypeError, match="later migration"):
        applied(TABLE, migrations.RunSQL("SELECT 1"))
