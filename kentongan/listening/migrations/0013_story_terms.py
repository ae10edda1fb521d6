from django.db import migrations


def forget(apps, schema_editor):
    """What stories are compared by is now whole texts; the index is made anew from here on."""
    apps.get_model("listening", "StoryIndex").objects.all().delete()
    apps.get_model("listening", "TermFrequency").objects.all().delete()
    apps.get_model("listening", "IndexTotals").objects.filter(name="stories").delete()


class Migration(migrations.Migration):
    dependencies = [("listening", "0012_reading")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
