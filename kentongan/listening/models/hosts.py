"""What all processes know together of the hosts they read: whose turn it is, and their rules."""

from django.db import models


class HostTurn(models.Model):
    """The pace of one host, shared by every worker. Times are seconds of the database's clock."""

    name = models.CharField(max_length=253, unique=True)
    next_at = models.FloatField(default=0)
    taken_at = models.FloatField(null=True, blank=True)  # by a request that is still running
    latency = models.FloatField(null=True, blank=True)  # seconds, exponentially weighted
    failures = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class RobotsFile(models.Model):
    """The robots.txt of a site as it answered last, for 24 hours."""

    site = models.CharField(max_length=300, unique=True)
    status = models.PositiveSmallIntegerField()
    body = models.BinaryField()
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.site
