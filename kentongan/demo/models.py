from django.db import models


class DemoStep(models.Model):
    """One step of the demo that was played; it is written with the step's own effects, so a
    demo that was killed goes on where it stopped."""

    key = models.CharField(max_length=200, unique=True)
    result = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.key
