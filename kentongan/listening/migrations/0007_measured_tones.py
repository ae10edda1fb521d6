from django.db import migrations


class Migration(migrations.Migration):
    """Tones that a list of words had suggested go: from now on only measured models suggest."""

    dependencies = [
        ('listening', '0006_triage'),
    ]

    operations = [
        migrations.RunSQL("DELETE FROM listening_coding WHERE machine", migrations.RunSQL.noop),
    ]
