from django.db import migrations


class Migration(migrations.Migration):
    """Vectors aside, the rows are narrow: a search reads a hundred of them from one page."""

    dependencies = [("listening", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE listening_searchdocument SET (toast_tuple_target = 128)",
            "ALTER TABLE listening_searchdocument RESET (toast_tuple_target)",
        ),
    ]
