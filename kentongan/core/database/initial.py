"""First migrations that cost one rendering of the models instead of one for each operation."""

from typing import Any

from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from pgtrigger.migrations import AddTrigger

PART_OF_A_TABLE = (AddField, AddIndex, AddConstraint)  # already in the table of the whole state


class InitialMigration(Migration):
    """The tables of one app, each made at once in its final shape.

    Django renders every model that is related to a changed one again after each operation; with
    some 250 models that took most of a minute of a new installation's first start. Here the state
    moves first and the tables are made from where it ends, so the operations may only be those
    that `makemigrations` writes for new models.
    """

    initial = True

    def apply(self, project_state: Any, schema_editor: Any, collect_sql: bool = False) -> Any:
        """Raises TypeError for an operation that a table in its final shape does not contain."""
        before = project_state.clone()
        project_state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(self.app_label, project_state)
        for operation in self.operations:
            if isinstance(operation, CreateModel | AddTrigger):
                operation.database_forwards(self.app_label, schema_editor, before, project_state)
            elif not isinstance(operation, PART_OF_A_TABLE):
                raise TypeError(f"{self}: {operation.describe()} belongs to a later migration")
        return project_state
