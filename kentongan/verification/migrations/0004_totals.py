from django.db import migrations, models

FILL = """
INSERT INTO verification_claimtotal (name, amount)
SELECT 'documents', count(*) FROM verification_factcheckterms
UNION ALL
SELECT field.key, sum(field.value::bigint)
FROM verification_factcheckterms, jsonb_each_text(lengths) AS field GROUP BY field.key
"""


class Migration(migrations.Migration):
    """Totals of the claim index, kept with each fact-check instead of counted for each text."""

    dependencies = [("verification", "0003_verdicts_stay")]
    operations = [
        migrations.CreateModel(
            name="ClaimTotal",
            fields=[
                (
                    "name",
                    models.CharField(max_length=20, primary_key=True, serialize=False),
                ),
                ("amount", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
