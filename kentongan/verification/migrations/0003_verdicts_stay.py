from django.db import migrations

CREATE = """
CREATE FUNCTION verification_guard_standing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    status text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a verdict that was given is never deleted'
            USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW.claim_id, NEW.verdict, NEW.explanation, NEW.proposed_by_id, NEW.confirmed_by_id)
        IS DISTINCT FROM
       (OLD.claim_id, OLD.verdict, OLD.explanation, OLD.proposed_by_id, OLD.confirmed_by_id)
    THEN
        RAISE EXCEPTION 'a verdict that was given keeps its words and its two people'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = OLD.state THEN
        RETURN NEW;
    END IF;
    IF OLD.state = 'superseded' OR NEW.state <> 'superseded' THEN
        RAISE EXCEPTION 'a verdict that was given is only replaced by a later one'
            USING ERRCODE = 'check_violation';
    END IF;
    SELECT c.status INTO status FROM verification_claim c WHERE c.id = OLD.claim_id FOR UPDATE;
    IF status IN ('decided', 'answered', 'measured') THEN
        RAISE EXCEPTION 'the verdict of a decided rumour stands'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER verification_guard_standing BEFORE UPDATE OR DELETE
    ON verification_verdictdecision FOR EACH ROW
    WHEN (OLD.state IN ('confirmed', 'superseded'))
    EXECUTE FUNCTION verification_guard_standing();

CREATE FUNCTION verification_guard_ground() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM verification_verdictdecision
        WHERE claim_id = NEW.id AND state = 'confirmed'
    ) THEN
        RAISE EXCEPTION 'what a standing verdict was given on does not change'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER verification_guard_ground BEFORE UPDATE OF nature, about_own_agency
    ON verification_claim FOR EACH ROW
    WHEN (NEW.nature <> OLD.nature OR NEW.about_own_agency <> OLD.about_own_agency)
    EXECUTE FUNCTION verification_guard_ground();
"""
DROP = """
DROP TRIGGER verification_guard_ground ON verification_claim;
DROP FUNCTION verification_guard_ground();
DROP TRIGGER verification_guard_standing ON verification_verdictdecision;
DROP FUNCTION verification_guard_standing();
"""


class Migration(migrations.Migration):
    """The other side of two people: a verdict that was given is not taken back in silence."""

    dependencies = [("verification", "0002_two_people")]
    operations = [migrations.RunSQL(CREATE, DROP)]
