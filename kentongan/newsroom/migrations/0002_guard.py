"""The rule of two people, in the database: no superuser, bulk action, copy or shell walks round it.

1. A guarded page is live only on a revision that has an approval.
2. An approval is given by somebody without a hand in the revisions it covers; by the officer on
   duty alone only for an emergency notice from a template approved beforehand.
3. An approval and the content of an approved revision do not change afterwards.
4. At commit, the words of a live page are those of its approved revision.
"""

from django.db import migrations

GUARDED = ("releasepage", "clarificationpage", "emergencynoticepage")
NAMES = ", ".join(f"'{name}'" for name in GUARDED)

FUNCTIONS = f"""
CREATE FUNCTION newsroom_guarded_model(content_type integer) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT model FROM django_content_type
    WHERE id = content_type AND app_label = 'newsroom' AND model IN ({NAMES})
$$;

CREATE FUNCTION newsroom_page_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF newsroom_guarded_model(NEW.content_type_id) IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM newsroom_approval
        WHERE page_id = NEW.id AND revision_id = NEW.live_revision_id
    ) THEN
        RAISE EXCEPTION 'newsroom: page % may not be public: this version has no approval', NEW.id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_approval_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    model text;
    since integer;
BEGIN
    SELECT newsroom_guarded_model(content_type_id) INTO model
        FROM wagtailcore_page WHERE id = NEW.page_id;
    IF NOT EXISTS (
        SELECT 1 FROM wagtailcore_revision
        WHERE id = NEW.revision_id AND object_id = NEW.page_id::text
    ) THEN
        RAISE EXCEPTION 'newsroom: the revision is not of this page'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.kind = 'emergency' THEN
        IF model IS DISTINCT FROM 'emergencynoticepage' OR NOT EXISTS (
            SELECT 1 FROM newsroom_emergencynoticepage page
            JOIN newsroom_emergencytemplate template ON template.id = page.template_used_id
            WHERE page.page_ptr_id = NEW.page_id AND template.approved_at IS NOT NULL
        ) THEN
            RAISE EXCEPTION 'newsroom: only an approved emergency template needs no second person'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    SELECT coalesce(max(revision_id), 0) INTO since
        FROM newsroom_approval WHERE page_id = NEW.page_id;
    IF EXISTS (
        SELECT 1 FROM wagtailcore_revision revision
        JOIN wagtailcore_page page ON page.id = NEW.page_id
        WHERE revision.object_id = NEW.page_id::text
            AND revision.content_type_id = page.content_type_id
            AND revision.id > since AND revision.id <= NEW.revision_id
            AND (revision.user_id IS NULL OR revision.user_id = NEW.approved_by_id)
    ) OR (since = 0 AND EXISTS (
        SELECT 1 FROM wagtailcore_page
        WHERE id = NEW.page_id AND owner_id = NEW.approved_by_id
    )) THEN
        RAISE EXCEPTION 'newsroom: the writer of a page does not approve it'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_approval_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (OLD.published_at IS NOT NULL
            AND NEW.published_at IS DISTINCT FROM OLD.published_at)
        OR (to_jsonb(NEW) - 'published_at' - 'set_aside_at')
            IS DISTINCT FROM (to_jsonb(OLD) - 'published_at' - 'set_aside_at')
    THEN
        RAISE EXCEPTION 'newsroom: an approval stays as it was given'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_revision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.content IS DISTINCT FROM OLD.content OR NEW.user_id IS DISTINCT FROM OLD.user_id)
        AND EXISTS (SELECT 1 FROM newsroom_approval WHERE revision_id = OLD.id)
    THEN
        RAISE EXCEPTION 'newsroom: an approved version stays as it was read'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_words_are_approved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    page wagtailcore_page%ROWTYPE;
    approved jsonb;
    shown jsonb;
    model text;
    key text;
BEGIN
    SELECT * INTO page FROM wagtailcore_page
        WHERE id = (to_jsonb(NEW)->>TG_ARGV[0])::integer;
    model := newsroom_guarded_model(page.content_type_id);
    IF model IS NULL OR NOT page.live THEN
        RETURN NULL;
    END IF;
    SELECT content INTO approved FROM wagtailcore_revision WHERE id = page.live_revision_id;
    EXECUTE format('SELECT to_jsonb(row) FROM %I row WHERE page_ptr_id = $1', 'newsroom_' || model)
        INTO shown USING page.id;
    shown := coalesce(shown, '{{}}') || jsonb_build_object('title', page.title);
    FOR key IN SELECT jsonb_object_keys(shown) LOOP
        IF key !~ '_(at|until)$' AND approved ? key
            AND jsonb_typeof(shown->key) IN ('string', 'boolean')
            AND shown->>key IS DISTINCT FROM approved->>key
        THEN
            RAISE EXCEPTION 'newsroom: "%" of page % is not what was approved', key, page.id
                USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
"""

TRIGGERS = """
CREATE TRIGGER newsroom_page_guard
    BEFORE INSERT OR UPDATE OF live, live_revision_id, content_type_id ON wagtailcore_page
    FOR EACH ROW WHEN (NEW.live) EXECUTE FUNCTION newsroom_page_guard();
CREATE TRIGGER newsroom_approval_guard BEFORE INSERT ON newsroom_approval
    FOR EACH ROW EXECUTE FUNCTION newsroom_approval_guard();
CREATE TRIGGER newsroom_approval_stays BEFORE UPDATE OR DELETE ON newsroom_approval
    FOR EACH ROW EXECUTE FUNCTION newsroom_approval_stays();
CREATE TRIGGER newsroom_revision_stays BEFORE UPDATE ON wagtailcore_revision
    FOR EACH ROW EXECUTE FUNCTION newsroom_revision_stays();
CREATE CONSTRAINT TRIGGER newsroom_words_are_approved
    AFTER INSERT OR UPDATE ON wagtailcore_page DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.live) EXECUTE FUNCTION newsroom_words_are_approved('id');
""" + "".join(
    f"""
CREATE CONSTRAINT TRIGGER newsroom_words_are_approved
    AFTER INSERT OR UPDATE ON newsroom_{name} DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION newsroom_words_are_approved('page_ptr_id');
"""
    for name in GUARDED
)

REMOVE = (
    """
DROP TRIGGER newsroom_page_guard ON wagtailcore_page;
DROP TRIGGER newsroom_approval_guard ON newsroom_approval;
DROP TRIGGER newsroom_approval_stays ON newsroom_approval;
DROP TRIGGER newsroom_revision_stays ON wagtailcore_revision;
DROP TRIGGER newsroom_words_are_approved ON wagtailcore_page;
"""
    + "".join(
        f"DROP TRIGGER newsroom_words_are_approved ON newsroom_{name};\n" for name in GUARDED
    )
    + """
DROP FUNCTION newsroom_words_are_approved();
DROP FUNCTION newsroom_revision_stays();
DROP FUNCTION newsroom_approval_stays();
DROP FUNCTION newsroom_approval_guard();
DROP FUNCTION newsroom_page_guard();
DROP FUNCTION newsroom_guarded_model(integer);
"""
)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_initial")]

    operations = [migrations.RunSQL(FUNCTIONS + TRIGGERS, REMOVE)]
