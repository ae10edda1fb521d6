import django.core.validators
import django.db.models.deletion
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
        ('verification', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Fact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('owner', models.CharField(max_length=150, verbose_name='unit that owns it')),
                ('as_of', models.DateField(verbose_name='as of')),
                ('valid_until', models.DateField(verbose_name='valid until')),
                ('withdrawn', models.BooleanField(default=False, verbose_name='withdrawn')),
                ('statement', models.TextField(verbose_name='statement')),
                ('value', models.CharField(blank=True, max_length=100, verbose_name='figure')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
            ],
            options={
                'verbose_name': 'fact',
                'verbose_name_plural': 'facts',
                'ordering': ['-as_of', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FactEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('owner', models.CharField(max_length=150, verbose_name='unit that owns it')),
                ('as_of', models.DateField(verbose_name='as of')),
                ('valid_until', models.DateField(verbose_name='valid until')),
                ('withdrawn', models.BooleanField(default=False, verbose_name='withdrawn')),
                ('statement', models.TextField(verbose_name='statement')),
                ('value', models.CharField(blank=True, max_length=100, verbose_name='figure')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='planning.fact')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Issue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('summary', models.TextField(blank=True, verbose_name='what it is about')),
                ('stage', models.CharField(choices=[('origin', 'origin'), ('mediation', 'mediation and amplification'), ('organization', 'organization'), ('resolution', 'resolution')], default='origin', max_length=20, verbose_name='stage')),
                ('status', models.CharField(choices=[('watched', 'watched'), ('analysed', 'analysed'), ('handled', 'handled'), ('closed', 'closed')], default='watched', max_length=20, verbose_name='status')),
                ('impact', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='impact (1 to 5)')),
                ('likelihood', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='likelihood (1 to 5)')),
                ('first_signal_at', models.DateTimeField(verbose_name='first signal')),
                ('opened_at', models.DateTimeField(verbose_name='opened')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed')),
                ('decision', models.TextField(blank=True, verbose_name='decision')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='issues', to='verification.claim', verbose_name='rumour')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='in charge')),
                ('story', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='issues', to='listening.story', verbose_name='story')),
            ],
            options={
                'verbose_name': 'issue',
                'verbose_name_plural': 'issues',
                'ordering': ['-opened_at'],
            },
        ),
        migrations.CreateModel(
            name='IssueEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('summary', models.TextField(blank=True, verbose_name='what it is about')),
                ('stage', models.CharField(choices=[('origin', 'origin'), ('mediation', 'mediation and amplification'), ('organization', 'organization'), ('resolution', 'resolution')], default='origin', max_length=20, verbose_name='stage')),
                ('status', models.CharField(choices=[('watched', 'watched'), ('analysed', 'analysed'), ('handled', 'handled'), ('closed', 'closed')], default='watched', max_length=20, verbose_name='status')),
                ('impact', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='impact (1 to 5)')),
                ('likelihood', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='likelihood (1 to 5)')),
                ('first_signal_at', models.DateTimeField(verbose_name='first signal')),
                ('opened_at', models.DateTimeField(verbose_name='opened')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed')),
                ('decision', models.TextField(blank=True, verbose_name='decision')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('claim', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='verification.claim', verbose_name='rumour')),
                ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='in charge')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='planning.issue')),
                ('story', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.story', verbose_name='story')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IssueNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='note')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('issue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='planning.issue')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='QA',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('owner', models.CharField(max_length=150, verbose_name='unit that owns it')),
                ('as_of', models.DateField(verbose_name='as of')),
                ('valid_until', models.DateField(verbose_name='valid until')),
                ('withdrawn', models.BooleanField(default=False, verbose_name='withdrawn')),
                ('question', models.CharField(max_length=300, verbose_name='question')),
                ('answer', models.TextField(verbose_name='answer')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('facts', models.ManyToManyField(blank=True, related_name='answers', to='planning.fact', verbose_name='facts')),
            ],
            options={
                'verbose_name': 'question and answer',
                'verbose_name_plural': 'questions and answers',
                'ordering': ['-as_of', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QAEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('owner', models.CharField(max_length=150, verbose_name='unit that owns it')),
                ('as_of', models.DateField(verbose_name='as of')),
                ('valid_until', models.DateField(verbose_name='valid until')),
                ('withdrawn', models.BooleanField(default=False, verbose_name='withdrawn')),
                ('question', models.CharField(max_length=300, verbose_name='question')),
                ('answer', models.TextField(verbose_name='answer')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='planning.qa')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='fact',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('as_of'))), name='planning_fact_period'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fact',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_factevent" ("agency_id", "as_of", "id", "owner", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "statement", "valid_until", "value", "withdrawn") VALUES (NEW."agency_id", NEW."as_of", NEW."id", NEW."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."source", NEW."statement", NEW."valid_until", NEW."value", NEW."withdrawn"); RETURN NULL;', hash='203cd59c5539ca698340130625f489ae5434895a', operation='INSERT', pgid='pgtrigger_insert_insert_148d0', table='planning_fact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fact',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "planning_factevent" ("agency_id", "as_of", "id", "owner", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "statement", "valid_until", "value", "withdrawn") VALUES (NEW."agency_id", NEW."as_of", NEW."id", NEW."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."source", NEW."statement", NEW."valid_until", NEW."value", NEW."withdrawn"); RETURN NULL;', hash='b31be4ce41bc848cc39fdf1c0286f8a78d4218ee', operation='UPDATE', pgid='pgtrigger_update_update_8368b', table='planning_fact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fact',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_factevent" ("agency_id", "as_of", "id", "owner", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "statement", "valid_until", "value", "withdrawn") VALUES (OLD."agency_id", OLD."as_of", OLD."id", OLD."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."source", OLD."statement", OLD."valid_until", OLD."value", OLD."withdrawn"); RETURN NULL;', hash='4720836d342f69aed5c504c869e85a501941c450', operation='DELETE', pgid='pgtrigger_delete_delete_39653', table='planning_fact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='factevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='03d023161a8f2264458e580a571d920d08ba24fb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_aa8ab', table='planning_factevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='issue',
            index=models.Index(fields=['agency', 'status'], name='planning_issue_status'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.UniqueConstraint(condition=models.Q(('story__isnull', False)), fields=('agency', 'story'), name='planning_issue_story'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.UniqueConstraint(condition=models.Q(('claim__isnull', False)), fields=('agency', 'claim'), name='planning_issue_claim'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'closed'), _negated=True), models.Q(('decision', ''), _negated=True), _connector='OR'), name='planning_closed_with_decision'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.CheckConstraint(condition=models.Q(('first_signal_at__lte', models.F('opened_at'))), name='planning_issue_signal'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='issue',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_issueevent" ("agency_id", "claim_id", "closed_at", "decision", "first_signal_at", "id", "impact", "likelihood", "opened_at", "owner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "status", "story_id", "summary", "title") VALUES (NEW."agency_id", NEW."claim_id", NEW."closed_at", NEW."decision", NEW."first_signal_at", NEW."id", NEW."impact", NEW."likelihood", NEW."opened_at", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."stage", NEW."status", NEW."story_id", NEW."summary", NEW."title"); RETURN NULL;', hash='a0f434d3d4fe697ffee7dc2a24de62befa5a49ff', operation='INSERT', pgid='pgtrigger_insert_insert_9bdfc', table='planning_issue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='issue',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "planning_issueevent" ("agency_id", "claim_id", "closed_at", "decision", "first_signal_at", "id", "impact", "likelihood", "opened_at", "owner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "status", "story_id", "summary", "title") VALUES (NEW."agency_id", NEW."claim_id", NEW."closed_at", NEW."decision", NEW."first_signal_at", NEW."id", NEW."impact", NEW."likelihood", NEW."opened_at", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."stage", NEW."status", NEW."story_id", NEW."summary", NEW."title"); RETURN NULL;', hash='d71f3c8dbef6133735b500a00039f95889a4db98', operation='UPDATE', pgid='pgtrigger_update_update_0a096', table='planning_issue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='issue',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_issueevent" ("agency_id", "claim_id", "closed_at", "decision", "first_signal_at", "id", "impact", "likelihood", "opened_at", "owner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "status", "story_id", "summary", "title") VALUES (OLD."agency_id", OLD."claim_id", OLD."closed_at", OLD."decision", OLD."first_signal_at", OLD."id", OLD."impact", OLD."likelihood", OLD."opened_at", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."stage", OLD."status", OLD."story_id", OLD."summary", OLD."title"); RETURN NULL;', hash='29118ff8a49b5f3e077860375bce1f1f82a35fab', operation='DELETE', pgid='pgtrigger_delete_delete_07f77', table='planning_issue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='issueevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7b9aec2f5b49caca975350afb4b8f5c63b278d37', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_165cf', table='planning_issueevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='qa',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('as_of'))), name='planning_qa_period'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qa',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_qaevent" ("agency_id", "answer", "as_of", "id", "owner", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "source", "valid_until", "withdrawn") VALUES (NEW."agency_id", NEW."answer", NEW."as_of", NEW."id", NEW."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."question", NEW."source", NEW."valid_until", NEW."withdrawn"); RETURN NULL;', hash='437457d6055b92aa6f147e1a485c95f88fbefbb2', operation='INSERT', pgid='pgtrigger_insert_insert_362ce', table='planning_qa', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qa',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "planning_qaevent" ("agency_id", "answer", "as_of", "id", "owner", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "source", "valid_until", "withdrawn") VALUES (NEW."agency_id", NEW."answer", NEW."as_of", NEW."id", NEW."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."question", NEW."source", NEW."valid_until", NEW."withdrawn"); RETURN NULL;', hash='c04447631c74daed1acf59b8c88077fece1ef0ee', operation='UPDATE', pgid='pgtrigger_update_update_dbe1a', table='planning_qa', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qa',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_qaevent" ("agency_id", "answer", "as_of", "id", "owner", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "source", "valid_until", "withdrawn") VALUES (OLD."agency_id", OLD."answer", OLD."as_of", OLD."id", OLD."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."question", OLD."source", OLD."valid_until", OLD."withdrawn"); RETURN NULL;', hash='69f88856ea53c6de2c66c77ee8b528c88bc5385a', operation='DELETE', pgid='pgtrigger_delete_delete_879d0', table='planning_qa', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qaevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f1e44efe590e3b051d9ee6dc00af276d0ac1ca93', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e0ddf', table='planning_qaevent', when='BEFORE')),
        ),
    ]
