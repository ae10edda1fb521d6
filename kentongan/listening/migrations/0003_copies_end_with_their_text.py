from django.db import migrations

FORGET = """
CREATE FUNCTION listening_forget_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM listening_posting WHERE item IN (SELECT {item} FROM gone);
    DELETE FROM listening_copysignature WHERE item IN (SELECT {item} FROM gone);
    RETURN NULL;
END $$;
CREATE TRIGGER listening_forget_copies AFTER DELETE ON listening_{table}
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION listening_forget_{table}();
"""
REMEMBER = """
DROP TRIGGER listening_forget_copies ON listening_{table};
DROP FUNCTION listening_forget_{table}();
"""
ITEMS = {"article": "id::text", "owntext": "'own:' || id"}


class Migration(migrations.Migration):
    """However an article or own text is deleted, what copies are looked for in forgets it.

    The index names its texts by word, so no foreign key could do this.
    """

    dependencies = [("listening", "0002_narrow_search_rows")]
    operations = [
        migrations.RunSQL(
            FORGET.format(table=table, item=item), REMEMBER.format(table=table)
        )
        for table, item in ITEMS.items()
    ]
