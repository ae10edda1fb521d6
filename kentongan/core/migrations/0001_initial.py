import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kentongan.core.database.initial import InitialMigration


class Migration(InitialMigration):

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='HolidayEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('day', models.DateField(verbose_name='day')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('zone', models.CharField(blank=True, max_length=40, verbose_name='only in this zone')),
                ('is_working_day', models.BooleanField(default=False, verbose_name='a working day after all')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Rule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule_id', models.CharField(max_length=80, verbose_name='rule')),
                ('value', models.DecimalField(decimal_places=4, max_digits=12, verbose_name='value')),
                ('unit', models.CharField(choices=[('working_days', 'working days'), ('days', 'days'), ('months', 'months'), ('hours', 'hours'), ('minutes', 'minutes'), ('percent', 'per cent'), ('points', 'points'), ('count', 'times'), ('characters', 'characters')], max_length=20, verbose_name='unit of measure')),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='what it says')),
                ('legal_basis', models.CharField(blank=True, max_length=200, verbose_name='legal basis')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
            ],
            options={
                'verbose_name': 'rule',
                'verbose_name_plural': 'rules',
                'ordering': ['rule_id', '-valid_from'],
            },
        ),
        migrations.CreateModel(
            name='RuleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('rule_id', models.CharField(max_length=80, verbose_name='rule')),
                ('value', models.DecimalField(decimal_places=4, max_digits=12, verbose_name='value')),
                ('unit', models.CharField(choices=[('working_days', 'working days'), ('days', 'days'), ('months', 'months'), ('hours', 'hours'), ('minutes', 'minutes'), ('percent', 'per cent'), ('points', 'points'), ('count', 'times'), ('characters', 'characters')], max_length=20, verbose_name='unit of measure')),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='what it says')),
                ('legal_basis', models.CharField(blank=True, max_length=200, verbose_name='legal basis')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClockOffset',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('frozen_at', models.DateTimeField(blank=True, null=True)),
                ('shift', models.DurationField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='core_clock_single_row')],
            },
        ),
        migrations.CreateModel(
            name='Holiday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('zone', models.CharField(blank=True, max_length=40, verbose_name='only in this zone')),
                ('is_working_day', models.BooleanField(default=False, verbose_name='a working day after all')),
            ],
            options={
                'verbose_name': 'holiday',
                'verbose_name_plural': 'holidays',
                'ordering': ['day'],
                'constraints': [models.UniqueConstraint(fields=('day', 'zone'), name='core_holiday_day_zone')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='holiday',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_holidayevent" ("day", "id", "is_working_day", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "zone") VALUES (NEW."day", NEW."id", NEW."is_working_day", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."zone"); RETURN NULL;', hash='1a0031b4730762851024bb9ebd832a2ebeb50a9c', operation='INSERT', pgid='pgtrigger_insert_insert_8d880', table='core_holiday', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='holiday',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_holidayevent" ("day", "id", "is_working_day", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "zone") VALUES (NEW."day", NEW."id", NEW."is_working_day", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."zone"); RETURN NULL;', hash='17207f4b35efb5884c9e01f78d0790190da135d1', operation='UPDATE', pgid='pgtrigger_update_update_6e66e', table='core_holiday', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='holiday',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_holidayevent" ("day", "id", "is_working_day", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "zone") VALUES (OLD."day", OLD."id", OLD."is_working_day", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."zone"); RETURN NULL;', hash='7964ba3596010c42f8f1569ea44c31c14f5c22d9', operation='DELETE', pgid='pgtrigger_delete_delete_5ac02', table='core_holiday', when='AFTER')),
        ),
        migrations.AddField(
            model_name='holidayevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.holiday'),
        ),
        migrations.AddConstraint(
            model_name='rule',
            constraint=models.UniqueConstraint(fields=('rule_id', 'valid_from'), name='core_rule_start'),
        ),
        migrations.AddConstraint(
            model_name='rule',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='core_rule_period', violation_error_message='“Valid to” must not be before “valid from”.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rule',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_ruleevent" ("description", "id", "legal_basis", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "unit", "valid_from", "valid_to", "value") VALUES (NEW."description", NEW."id", NEW."legal_basis", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."rule_id", NEW."unit", NEW."valid_from", NEW."valid_to", NEW."value"); RETURN NULL;', hash='17ecb3b6ff536f8efaac114240b1da46f9d2468c', operation='INSERT', pgid='pgtrigger_insert_insert_5bf82', table='core_rule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rule',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_ruleevent" ("description", "id", "legal_basis", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "unit", "valid_from", "valid_to", "value") VALUES (NEW."description", NEW."id", NEW."legal_basis", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."rule_id", NEW."unit", NEW."valid_from", NEW."valid_to", NEW."value"); RETURN NULL;', hash='c0faf3f1006ac0b9a9363c6cf1b0c004d8b1694f', operation='UPDATE', pgid='pgtrigger_update_update_e40bb', table='core_rule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rule',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_ruleevent" ("description", "id", "legal_basis", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "unit", "valid_from", "valid_to", "value") VALUES (OLD."description", OLD."id", OLD."legal_basis", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."rule_id", OLD."unit", OLD."valid_from", OLD."valid_to", OLD."value"); RETURN NULL;', hash='2e12a4c26375a198f920dec0e9ab675dcb3f15c0', operation='DELETE', pgid='pgtrigger_delete_delete_3a103', table='core_rule', when='AFTER')),
        ),
        migrations.AddField(
            model_name='ruleevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.rule'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='holidayevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f034a9a76eefaba90a1e78327dc1fee5f9ff1d28', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b2318', table='core_holidayevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ruleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e5e451df2b0b57dd4b406dbff5cd98a48d448f0e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_27ef9', table='core_ruleevent', when='BEFORE')),
        ),
    ]
