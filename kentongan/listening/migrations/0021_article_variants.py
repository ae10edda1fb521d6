from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("listening", "0020_trends")]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="kind",
            field=models.CharField(
                choices=[
                    ("article", "article"),
                    ("stub", "short item"),
                    ("index", "list of articles"),
                    ("blocked", "blocked page"),
                    ("variant", "known under another address"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        )
    ]
