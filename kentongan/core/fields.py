"""Model fields of the kernel."""

from typing import TYPE_CHECKING, Any

from django.db import models

from .secrets import decrypt, encrypt

if TYPE_CHECKING:
    TextField = models.TextField[str, str]
else:
    TextField = models.TextField


class EncryptedTextField(TextField):
    """Text kept encrypted in the database; it cannot be searched or sorted by."""

    def from_db_value(self, value: str | None, *args: Any) -> str | None:
        return None if value is None else decrypt(value)

    def get_prep_value(self, value: Any) -> Any:
        return None if value is None else encrypt(str(value))
