from django.db import migrations

CREATE = """
CREATE FUNCTION verification_guard_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status IN ('decided', 'answered', 'measured') AND NOT EXISTS (
        SELECT 1 FROM verification_verdictdecision
        WHERE claim_id = NEW.id AND state = 'confirmed' AND confirmed_by_id IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'a rumour is decided only by a verdict of two people'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER verification_guard_claim BEFORE INSERT OR UPDATE OF status
    ON verification_claim FOR EACH ROW EXECUTE FUNCTION verification_guard_claim();

CREATE FUNCTION verification_guard_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    claim verification_claim%ROWTYPE;
BEGIN
    IF NEW.state <> 'confirmed' THEN
        RETURN NEW;
    END IF;
    SELECT * INTO claim FROM verification_claim WHERE id = NEW.claim_id;
    IF NEW.verdict IN ('false', 'misleading', 'scam') AND claim.nature <> 'claim' THEN
        RAISE EXCEPTION 'opinion, satire, criticism and journalism get no hoax label'
            USING ERRCODE = 'check_violation';
    END IF;
    IF claim.about_own_agency AND NEW.verdict <> 'clarification' AND NOT EXISTS (
        SELECT 1 FROM verification_match m
        JOIN verification_factcheck f ON f.id = m.fact_check_id
        WHERE m.claim_id = claim.id AND m.state = 'confirmed' AND NOT f.own
    ) THEN
        RAISE EXCEPTION 'a claim about the agency itself ends as a clarification'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER verification_guard_verdict BEFORE INSERT OR UPDATE
    ON verification_verdictdecision FOR EACH ROW EXECUTE FUNCTION verification_guard_verdict();
"""
DROP = """
DROP TRIGGER verification_guard_verdict ON verification_verdictdecision;
DROP FUNCTION verification_guard_verdict();
DROP TRIGGER verification_guard_claim ON verification_claim;
DROP FUNCTION verification_guard_claim();
"""


class Migration(migrations.Migration):
    """Two people, and no hoax label where there may be none: held by the database itself."""

    dependencies = [("verification", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
