import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import kentongan.core.fields
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kentongan.core.database.initial import InitialMigration


class Migration(InitialMigration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('listening', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Baseline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hours_to_release', models.PositiveSmallIntegerField(verbose_name='hours from event to release')),
                ('days_to_answer', models.PositiveSmallIntegerField(verbose_name='days to answer a citizen')),
                ('paper_share', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(100)], verbose_name='share of work on paper, per cent')),
                ('recorded_at', models.DateTimeField()),
                ('agency', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='baseline', to='accounts.agency')),
            ],
            options={
                'verbose_name': 'starting point',
                'verbose_name_plural': 'starting points',
            },
        ),
        migrations.CreateModel(
            name='BaselineEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('hours_to_release', models.PositiveSmallIntegerField(verbose_name='hours from event to release')),
                ('days_to_answer', models.PositiveSmallIntegerField(verbose_name='days to answer a citizen')),
                ('paper_share', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(100)], verbose_name='share of work on paper, per cent')),
                ('recorded_at', models.DateTimeField()),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='insight.baseline')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Brief',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(verbose_name='date')),
                ('period', models.CharField(choices=[('morning', 'morning report'), ('noon', 'noon report'), ('evening', 'evening report'), ('day', 'report of the day'), ('week', 'report of the week')], max_length=10, verbose_name='period')),
                ('starts_at', models.DateTimeField(verbose_name='from')),
                ('ends_at', models.DateTimeField(verbose_name='to')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('sent', 'sent')], default='draft', max_length=10, verbose_name='state')),
                ('recommendation', models.TextField(blank=True, verbose_name='recommendation to the leader')),
                ('snapshot', models.JSONField(default=dict)),
                ('compiled_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('recommended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'media brief',
                'verbose_name_plural': 'media briefs',
                'ordering': ['-date', '-starts_at'],
            },
        ),
        migrations.CreateModel(
            name='BriefEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('date', models.DateField(verbose_name='date')),
                ('period', models.CharField(choices=[('morning', 'morning report'), ('noon', 'noon report'), ('evening', 'evening report'), ('day', 'report of the day'), ('week', 'report of the week')], max_length=10, verbose_name='period')),
                ('starts_at', models.DateTimeField(verbose_name='from')),
                ('ends_at', models.DateTimeField(verbose_name='to')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('sent', 'sent')], default='draft', max_length=10, verbose_name='state')),
                ('recommendation', models.TextField(blank=True, verbose_name='recommendation to the leader')),
                ('snapshot', models.JSONField(default=dict)),
                ('compiled_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='insight.brief')),
                ('recommended_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Clipping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('starts_at', models.DateTimeField(verbose_name='from')),
                ('ends_at', models.DateTimeField(verbose_name='to')),
                ('made_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'clipping',
                'verbose_name_plural': 'clippings',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ClippingItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(blank=True, max_length=120, verbose_name='topic')),
                ('place', models.PositiveIntegerField()),
                ('chosen', models.BooleanField(default=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='listening.article')),
                ('clipping', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='insight.clipping')),
            ],
            options={
                'ordering': ['place'],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('brief', 'media brief'), ('clipping', 'clipping')], max_length=10, verbose_name='kind')),
                ('period', models.CharField(choices=[('morning', 'morning report'), ('noon', 'noon report'), ('evening', 'evening report'), ('day', 'report of the day'), ('week', 'report of the week')], max_length=10, verbose_name='period')),
                ('at', models.TimeField(verbose_name='sent at')),
                ('weekdays', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=list, size=None, verbose_name='days')),
                ('active', models.BooleanField(default=True, verbose_name='active')),
                ('since', models.DateTimeField(verbose_name='since')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='EditionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('brief', 'media brief'), ('clipping', 'clipping')], max_length=10, verbose_name='kind')),
                ('period', models.CharField(choices=[('morning', 'morning report'), ('noon', 'noon report'), ('evening', 'evening report'), ('day', 'report of the day'), ('week', 'report of the week')], max_length=10, verbose_name='period')),
                ('at', models.TimeField(verbose_name='sent at')),
                ('weekdays', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=list, size=None, verbose_name='days')),
                ('active', models.BooleanField(default=True, verbose_name='active')),
                ('since', models.DateTimeField(verbose_name='since')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='insight.edition')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EditionRecipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('channel', models.SlugField(max_length=40, verbose_name='channel')),
                ('address', kentongan.core.fields.EncryptedTextField(verbose_name='address')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='insight.edition')),
            ],
            options={
                'verbose_name': 'recipient',
                'verbose_name_plural': 'recipients',
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='EditionRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(verbose_name='date')),
                ('made_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('brief', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insight.brief')),
                ('clipping', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insight.clipping')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='insight.edition')),
            ],
            options={
                'ordering': ['-date', '-pk'],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='baseline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "insight_baselineevent" ("agency_id", "days_to_answer", "hours_to_release", "id", "paper_share", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at") VALUES (NEW."agency_id", NEW."days_to_answer", NEW."hours_to_release", NEW."id", NEW."paper_share", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."recorded_at"); RETURN NULL;', hash='999e43f9112b5bb12348e84662cf6f443391df19', operation='INSERT', pgid='pgtrigger_insert_insert_7e927', table='insight_baseline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='baseline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "insight_baselineevent" ("agency_id", "days_to_answer", "hours_to_release", "id", "paper_share", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at") VALUES (NEW."agency_id", NEW."days_to_answer", NEW."hours_to_release", NEW."id", NEW."paper_share", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."recorded_at"); RETURN NULL;', hash='553b70aaff36038ab7b5768a35a306689fc54bef', operation='UPDATE', pgid='pgtrigger_update_update_aaa41', table='insight_baseline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='baseline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "insight_baselineevent" ("agency_id", "days_to_answer", "hours_to_release", "id", "paper_share", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at") VALUES (OLD."agency_id", OLD."days_to_answer", OLD."hours_to_release", OLD."id", OLD."paper_share", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."recorded_at"); RETURN NULL;', hash='adcb49a2fd4444c464c26132dd0bc95aa508861c', operation='DELETE', pgid='pgtrigger_delete_delete_c6a17', table='insight_baseline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='baselineevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c926a63534824bf2c65c421d402fdf297e6b8143', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_92913', table='insight_baselineevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='brief',
            constraint=models.UniqueConstraint(fields=('agency', 'date', 'period'), name='insight_brief_once'),
        ),
        migrations.AddConstraint(
            model_name='brief',
            constraint=models.CheckConstraint(condition=models.Q(('starts_at__lt', models.F('ends_at'))), name='insight_brief_span'),
        ),
        migrations.AddConstraint(
            model_name='brief',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), models.Q(('recommendation', ''), _negated=True), _connector='OR'), name='insight_brief_advice'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='brief',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "insight_briefevent" ("agency_id", "compiled_at", "date", "ends_at", "id", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "recommended_by_id", "sent_at", "sent_by_id", "snapshot", "starts_at", "state") VALUES (NEW."agency_id", NEW."compiled_at", NEW."date", NEW."ends_at", NEW."id", NEW."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."recommendation", NEW."recommended_by_id", NEW."sent_at", NEW."sent_by_id", NEW."snapshot", NEW."starts_at", NEW."state"); RETURN NULL;', hash='e4908636cf55e58120fbd0e9b07027848c471f4d', operation='INSERT', pgid='pgtrigger_insert_insert_dca56', table='insight_brief', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='brief',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "insight_briefevent" ("agency_id", "compiled_at", "date", "ends_at", "id", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "recommended_by_id", "sent_at", "sent_by_id", "snapshot", "starts_at", "state") VALUES (NEW."agency_id", NEW."compiled_at", NEW."date", NEW."ends_at", NEW."id", NEW."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."recommendation", NEW."recommended_by_id", NEW."sent_at", NEW."sent_by_id", NEW."snapshot", NEW."starts_at", NEW."state"); RETURN NULL;', hash='d3e91ef0121d1cca39d3c52ac6bb10fe91f0a586', operation='UPDATE', pgid='pgtrigger_update_update_20bc5', table='insight_brief', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='brief',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "insight_briefevent" ("agency_id", "compiled_at", "date", "ends_at", "id", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "recommended_by_id", "sent_at", "sent_by_id", "snapshot", "starts_at", "state") VALUES (OLD."agency_id", OLD."compiled_at", OLD."date", OLD."ends_at", OLD."id", OLD."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."recommendation", OLD."recommended_by_id", OLD."sent_at", OLD."sent_by_id", OLD."snapshot", OLD."starts_at", OLD."state"); RETURN NULL;', hash='0b40f71ca5a61f7fd70eafe8c3e3c28a4753a2c2', operation='DELETE', pgid='pgtrigger_delete_delete_a1994', table='insight_brief', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='briefevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a25646cdfbaf04fbf0e65cae4a6ee464f40d676d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3445d', table='insight_briefevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='clippingitem',
            constraint=models.UniqueConstraint(fields=('clipping', 'article'), name='insight_clipping_article_once'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('agency', 'kind', 'period'), name='insight_edition_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "insight_editionevent" ("active", "agency_id", "at", "id", "kind", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "weekdays") VALUES (NEW."active", NEW."agency_id", NEW."at", NEW."id", NEW."kind", NEW."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."since", NEW."weekdays"); RETURN NULL;', hash='ca84e584c44f8fc574522c9de6c408008339871e', operation='INSERT', pgid='pgtrigger_insert_insert_4c040', table='insight_edition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "insight_editionevent" ("active", "agency_id", "at", "id", "kind", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "weekdays") VALUES (NEW."active", NEW."agency_id", NEW."at", NEW."id", NEW."kind", NEW."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."since", NEW."weekdays"); RETURN NULL;', hash='d27a81cdfb4e107b00c3b8f102178cb9e97a5aa5', operation='UPDATE', pgid='pgtrigger_update_update_294d2', table='insight_edition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "insight_editionevent" ("active", "agency_id", "at", "id", "kind", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "weekdays") VALUES (OLD."active", OLD."agency_id", OLD."at", OLD."id", OLD."kind", OLD."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."since", OLD."weekdays"); RETURN NULL;', hash='484b29f96ceed7438b4c5ebe782bd34263e13d1c', operation='DELETE', pgid='pgtrigger_delete_delete_234f2', table='insight_edition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='editionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b5ca28071cae86e231b0d5f08417067a6611bcb0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2ac86', table='insight_editionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='editionrun',
            constraint=models.UniqueConstraint(fields=('edition', 'date'), name='insight_edition_run_once'),
        ),
    ]
