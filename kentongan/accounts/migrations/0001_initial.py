import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kentongan.core.database.initial import InitialMigration


class Migration(InitialMigration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail')),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                ('position', models.CharField(blank=True, max_length=150, verbose_name='position')),
                ('is_active', models.BooleanField(default=True, verbose_name='may sign in')),
                ('joined_at', models.DateTimeField(auto_now_add=True, verbose_name='account since')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True, verbose_name='short address')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('short_name', models.CharField(max_length=60, verbose_name='short name')),
                ('kind', models.CharField(choices=[('ministry', 'ministry'), ('body', 'non-ministry body'), ('province', 'province'), ('regency', 'regency'), ('city', 'city'), ('office', 'regional office (OPD)'), ('unit', 'unit')], max_length=20, verbose_name='kind')),
                ('region_code', models.CharField(blank=True, max_length=13, verbose_name='region code')),
                ('zone', models.CharField(choices=[('Asia/Jakarta', 'WIB'), ('Asia/Makassar', 'WITA'), ('Asia/Jayapura', 'WIT')], default='Asia/Jakarta', max_length=40, verbose_name='time zone')),
                ('local_language', models.CharField(blank=True, max_length=60, verbose_name='local language')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='address')),
                ('counter_hours', models.CharField(blank=True, max_length=200, verbose_name='counter hours')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('active', models.BooleanField(default=True, verbose_name='active')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='accounts.agency', verbose_name='belongs to')),
            ],
            options={
                'verbose_name': 'agency',
                'verbose_name_plural': 'agencies',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='AgencyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('slug', models.SlugField(db_index=False, verbose_name='short address')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('short_name', models.CharField(max_length=60, verbose_name='short name')),
                ('kind', models.CharField(choices=[('ministry', 'ministry'), ('body', 'non-ministry body'), ('province', 'province'), ('regency', 'regency'), ('city', 'city'), ('office', 'regional office (OPD)'), ('unit', 'unit')], max_length=20, verbose_name='kind')),
                ('region_code', models.CharField(blank=True, max_length=13, verbose_name='region code')),
                ('zone', models.CharField(choices=[('Asia/Jakarta', 'WIB'), ('Asia/Makassar', 'WITA'), ('Asia/Jayapura', 'WIT')], default='Asia/Jakarta', max_length=40, verbose_name='time zone')),
                ('local_language', models.CharField(blank=True, max_length=60, verbose_name='local language')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='address')),
                ('counter_hours', models.CharField(blank=True, max_length=200, verbose_name='counter hours')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('active', models.BooleanField(default=True, verbose_name='active')),
                ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='belongs to')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.agency')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Delegation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('admin', 'administrator'), ('leader', 'leader'), ('head', 'head of public relations'), ('analyst', 'media analyst'), ('writer', 'writer'), ('editor', 'editor'), ('ppid', 'PPID'), ('ppid_superior', 'superior of the PPID'), ('complaints_officer', 'complaints officer (SP4N)'), ('channel_operator', 'channel operator'), ('node', 'network member (KIM, media centre)'), ('compliance_verifier', 'compliance verifier'), ('auditor', 'auditor')], max_length=30, verbose_name='role')),
                ('kind', models.CharField(choices=[('plh', 'Plh.'), ('plt', 'Plt.')], max_length=3, verbose_name='kind')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('valid_to', models.DateField(verbose_name='to')),
                ('letter_number', models.CharField(max_length=100, verbose_name='letter number')),
                ('acting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acting_for', to=settings.AUTH_USER_MODEL)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations', to='accounts.agency')),
                ('principal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='delegated', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'acting officer',
                'verbose_name_plural': 'acting officers',
            },
        ),
        migrations.CreateModel(
            name='DelegationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('admin', 'administrator'), ('leader', 'leader'), ('head', 'head of public relations'), ('analyst', 'media analyst'), ('writer', 'writer'), ('editor', 'editor'), ('ppid', 'PPID'), ('ppid_superior', 'superior of the PPID'), ('complaints_officer', 'complaints officer (SP4N)'), ('channel_operator', 'channel operator'), ('node', 'network member (KIM, media centre)'), ('compliance_verifier', 'compliance verifier'), ('auditor', 'auditor')], max_length=30, verbose_name='role')),
                ('kind', models.CharField(choices=[('plh', 'Plh.'), ('plt', 'Plt.')], max_length=3, verbose_name='kind')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('valid_to', models.DateField(verbose_name='to')),
                ('letter_number', models.CharField(max_length=100, verbose_name='letter number')),
                ('acting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.delegation')),
                ('principal', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('admin', 'administrator'), ('leader', 'leader'), ('head', 'head of public relations'), ('analyst', 'media analyst'), ('writer', 'writer'), ('editor', 'editor'), ('ppid', 'PPID'), ('ppid_superior', 'superior of the PPID'), ('complaints_officer', 'complaints officer (SP4N)'), ('channel_operator', 'channel operator'), ('node', 'network member (KIM, media centre)'), ('compliance_verifier', 'compliance verifier'), ('auditor', 'auditor')], max_length=30, verbose_name='role')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='to')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='accounts.agency')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'role in an agency',
                'verbose_name_plural': 'roles in agencies',
            },
        ),
        migrations.CreateModel(
            name='MembershipEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('admin', 'administrator'), ('leader', 'leader'), ('head', 'head of public relations'), ('analyst', 'media analyst'), ('writer', 'writer'), ('editor', 'editor'), ('ppid', 'PPID'), ('ppid_superior', 'superior of the PPID'), ('complaints_officer', 'complaints officer (SP4N)'), ('channel_operator', 'channel operator'), ('node', 'network member (KIM, media centre)'), ('compliance_verifier', 'compliance verifier'), ('auditor', 'auditor')], max_length=30, verbose_name='role')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='to')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.membership')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SecondFactorReset',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('removed', models.PositiveSmallIntegerField(verbose_name='removed')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='second_factor_resets', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'reset of the second step',
                'verbose_name_plural': 'resets of the second step',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='SecondFactorResetEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('at', models.DateTimeField(verbose_name='at')),
                ('removed', models.PositiveSmallIntegerField(verbose_name='removed')),
                ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.secondfactorreset')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agency',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_agencyevent" ("active", "address", "counter_hours", "email", "id", "kind", "local_language", "name", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_code", "short_name", "slug", "zone") VALUES (NEW."active", NEW."address", NEW."counter_hours", NEW."email", NEW."id", NEW."kind", NEW."local_language", NEW."name", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."phone", NEW."region_code", NEW."short_name", NEW."slug", NEW."zone"); RETURN NULL;', hash='fd128d98f07f59be3faebb9b860558875689a6a5', operation='INSERT', pgid='pgtrigger_insert_insert_67acf', table='accounts_agency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agency',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_agencyevent" ("active", "address", "counter_hours", "email", "id", "kind", "local_language", "name", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_code", "short_name", "slug", "zone") VALUES (NEW."active", NEW."address", NEW."counter_hours", NEW."email", NEW."id", NEW."kind", NEW."local_language", NEW."name", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."phone", NEW."region_code", NEW."short_name", NEW."slug", NEW."zone"); RETURN NULL;', hash='1ed50af187b8bad0a9b27b61f635ab1abd9ac702', operation='UPDATE', pgid='pgtrigger_update_update_f30d7', table='accounts_agency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agency',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_agencyevent" ("active", "address", "counter_hours", "email", "id", "kind", "local_language", "name", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_code", "short_name", "slug", "zone") VALUES (OLD."active", OLD."address", OLD."counter_hours", OLD."email", OLD."id", OLD."kind", OLD."local_language", OLD."name", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."phone", OLD."region_code", OLD."short_name", OLD."slug", OLD."zone"); RETURN NULL;', hash='db7ad5d10a38fa7a12b0f8a3088fdf1d656b9669', operation='DELETE', pgid='pgtrigger_delete_delete_d4253', table='accounts_agency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agencyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f1004ca6f6a1f686e4823a76b2c72c4d5cc84de0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d7a00', table='accounts_agencyevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='delegation',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='accounts_delegation_period'),
        ),
        migrations.AddConstraint(
            model_name='delegation',
            constraint=models.CheckConstraint(condition=models.Q(('principal', models.F('acting')), _negated=True), name='accounts_delegation_other'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_delegationevent" ("acting_id", "agency_id", "id", "kind", "letter_number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "principal_id", "role", "valid_from", "valid_to") VALUES (NEW."acting_id", NEW."agency_id", NEW."id", NEW."kind", NEW."letter_number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."principal_id", NEW."role", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='35448026b4a787b46f9771f0b0cd75547bdc4f55', operation='INSERT', pgid='pgtrigger_insert_insert_31e89', table='accounts_delegation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_delegationevent" ("acting_id", "agency_id", "id", "kind", "letter_number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "principal_id", "role", "valid_from", "valid_to") VALUES (NEW."acting_id", NEW."agency_id", NEW."id", NEW."kind", NEW."letter_number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."principal_id", NEW."role", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='b14b0d396e4a93c4269d17cefba2f35211eff2a6', operation='UPDATE', pgid='pgtrigger_update_update_0bc20', table='accounts_delegation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_delegationevent" ("acting_id", "agency_id", "id", "kind", "letter_number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "principal_id", "role", "valid_from", "valid_to") VALUES (OLD."acting_id", OLD."agency_id", OLD."id", OLD."kind", OLD."letter_number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."principal_id", OLD."role", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='67bec0ef209f45651295f7ea1bcf942edde58430', operation='DELETE', pgid='pgtrigger_delete_delete_c7771', table='accounts_delegation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='82c14c2c0d1fcb979c91ad026368c94dc03df7e7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_48735', table='accounts_delegationevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('user', 'agency', 'role', 'valid_from'), name='accounts_membership_once'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='accounts_membership_period'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_membershipevent" ("agency_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid_from", "valid_to") VALUES (NEW."agency_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."role", NEW."user_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='eca150f080fb8d53bc5979700677c31ac2e3fd94', operation='INSERT', pgid='pgtrigger_insert_insert_fc05a', table='accounts_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_membershipevent" ("agency_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid_from", "valid_to") VALUES (NEW."agency_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."role", NEW."user_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='2317dbc9d70c0eb2026a2e00540452555cdc8e47', operation='UPDATE', pgid='pgtrigger_update_update_20ab5', table='accounts_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_membershipevent" ("agency_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid_from", "valid_to") VALUES (OLD."agency_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."role", OLD."user_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='bcaade7fd8ee5366547d9a62eb416194267e15a5', operation='DELETE', pgid='pgtrigger_delete_delete_19a8f', table='accounts_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membershipevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e1f05704110766345bef638c18be4307af995a77', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9ee6c', table='accounts_membershipevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='secondfactorreset',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_secondfactorresetevent" ("at", "by_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed", "user_id") VALUES (NEW."at", NEW."by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."removed", NEW."user_id"); RETURN NULL;', hash='2d94e235dc091cd47663dde0b0be72ee3e5cb826', operation='INSERT', pgid='pgtrigger_insert_insert_6a7c1', table='accounts_secondfactorreset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='secondfactorreset',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_secondfactorresetevent" ("at", "by_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed", "user_id") VALUES (NEW."at", NEW."by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."removed", NEW."user_id"); RETURN NULL;', hash='9b425d8672b0e218249a525172ce2b17beb844ab', operation='UPDATE', pgid='pgtrigger_update_update_1c6f8', table='accounts_secondfactorreset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='secondfactorreset',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_secondfactorresetevent" ("at", "by_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed", "user_id") VALUES (OLD."at", OLD."by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."removed", OLD."user_id"); RETURN NULL;', hash='2782caef959e34aadf4831c49d9c680443576567', operation='DELETE', pgid='pgtrigger_delete_delete_501c3', table='accounts_secondfactorreset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='secondfactorresetevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='745d14352de02ca29b806698e43c9bb520869d55', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_74ba2', table='accounts_secondfactorresetevent', when='BEFORE')),
        ),
    ]
