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
        ('verification', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CitizenCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=8, unique=True, verbose_name='number')),
                ('pin_hash', models.CharField(max_length=128)),
                ('kind', models.CharField(choices=[('question', 'question'), ('information_request', 'information request'), ('complaint', 'complaint'), ('aspiration', 'suggestion'), ('press', 'press enquiry')], max_length=30, verbose_name='kind')),
                ('door', models.CharField(choices=[('counter', 'counter'), ('phone', 'telephone'), ('letter', 'letter'), ('web', 'website'), ('social', 'social media'), ('chat', 'chat')], max_length=10, verbose_name='door')),
                ('status', models.CharField(choices=[('received', 'received'), ('in_progress', 'being worked on'), ('answered', 'answered'), ('closed', 'closed'), ('reopened', 'opened again')], default='received', max_length=20, verbose_name='status')),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('received_at', models.DateTimeField(verbose_name='received')),
                ('entered_at', models.DateTimeField(verbose_name='entered')),
                ('reply_by', models.CharField(choices=[('web', 'on the status page'), ('phone', 'by telephone'), ('letter', 'by letter'), ('email', 'by e-mail'), ('chat', 'by chat')], max_length=10, verbose_name='wished way of reply')),
                ('name', kentongan.core.fields.EncryptedTextField(blank=True, default='', verbose_name='name')),
                ('contact', kentongan.core.fields.EncryptedTextField(blank=True, default='', verbose_name='telephone, e-mail or address')),
                ('chat_account_id', models.BigIntegerField(blank=True, null=True)),
                ('chat_ref', models.CharField(blank=True, max_length=100)),
                ('page_url', models.CharField(blank=True, max_length=500, verbose_name='page it is about')),
                ('due_at', models.DateTimeField(blank=True, null=True, verbose_name='due')),
                ('due_trace', models.JSONField(blank=True, default=list)),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('assigned_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assigned to')),
                ('claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='verification.claim')),
                ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'case',
                'verbose_name_plural': 'cases',
                'ordering': ['-received_at'],
            },
        ),
        migrations.CreateModel(
            name='CaseMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('direction', models.CharField(choices=[('in', 'from the citizen'), ('out', 'from the office'), ('note', 'internal note')], max_length=4)),
                ('text', models.TextField(verbose_name='text')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('external_id', models.CharField(blank=True, max_length=200)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='desk.citizencase')),
            ],
            options={
                'verbose_name': 'message',
                'verbose_name_plural': 'messages',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CallBack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wanted_at', models.DateTimeField(verbose_name='wanted')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='called')),
                ('result', models.CharField(blank=True, max_length=300, verbose_name='result')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='call_backs', to='desk.citizencase')),
            ],
            options={
                'verbose_name': 'call to make',
                'verbose_name_plural': 'calls to make',
                'ordering': ['wanted_at'],
            },
        ),
        migrations.CreateModel(
            name='CitizenCaseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('number', models.CharField(max_length=8, verbose_name='number')),
                ('pin_hash', models.CharField(max_length=128)),
                ('kind', models.CharField(choices=[('question', 'question'), ('information_request', 'information request'), ('complaint', 'complaint'), ('aspiration', 'suggestion'), ('press', 'press enquiry')], max_length=30, verbose_name='kind')),
                ('door', models.CharField(choices=[('counter', 'counter'), ('phone', 'telephone'), ('letter', 'letter'), ('web', 'website'), ('social', 'social media'), ('chat', 'chat')], max_length=10, verbose_name='door')),
                ('status', models.CharField(choices=[('received', 'received'), ('in_progress', 'being worked on'), ('answered', 'answered'), ('closed', 'closed'), ('reopened', 'opened again')], default='received', max_length=20, verbose_name='status')),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('received_at', models.DateTimeField(verbose_name='received')),
                ('entered_at', models.DateTimeField(verbose_name='entered')),
                ('reply_by', models.CharField(choices=[('web', 'on the status page'), ('phone', 'by telephone'), ('letter', 'by letter'), ('email', 'by e-mail'), ('chat', 'by chat')], max_length=10, verbose_name='wished way of reply')),
                ('name', kentongan.core.fields.EncryptedTextField(blank=True, default='', verbose_name='name')),
                ('contact', kentongan.core.fields.EncryptedTextField(blank=True, default='', verbose_name='telephone, e-mail or address')),
                ('chat_account_id', models.BigIntegerField(blank=True, null=True)),
                ('chat_ref', models.CharField(blank=True, max_length=100)),
                ('page_url', models.CharField(blank=True, max_length=500, verbose_name='page it is about')),
                ('due_at', models.DateTimeField(blank=True, null=True, verbose_name='due')),
                ('due_trace', models.JSONField(blank=True, default=list)),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('assigned_to', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assigned to')),
                ('claim', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='verification.claim')),
                ('entered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='desk.citizencase')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='citizencase',
            index=models.Index(condition=models.Q(('status__in', ['received', 'in_progress', 'reopened'])), fields=['agency', 'due_at'], name='desk_case_open'),
        ),
        migrations.AddIndex(
            model_name='citizencase',
            index=models.Index(condition=models.Q(('chat_ref', ''), _negated=True), fields=['chat_ref'], name='desk_case_chat'),
        ),
        migrations.AddConstraint(
            model_name='citizencase',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['received', 'in_progress', 'answered', 'closed', 'reopened'])), name='desk_case_status'),
        ),
        migrations.AddConstraint(
            model_name='citizencase',
            constraint=models.CheckConstraint(condition=models.Q(('received_at__lte', models.F('entered_at'))), name='desk_case_received'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citizencase',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_citizencaseevent" ("agency_id", "answered_at", "assigned_to_id", "chat_account_id", "chat_ref", "claim_id", "contact", "door", "due_at", "due_trace", "entered_at", "entered_by_id", "id", "kind", "name", "number", "page_url", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "pin_hash", "received_at", "reply_by", "status", "subject") VALUES (NEW."agency_id", NEW."answered_at", NEW."assigned_to_id", NEW."chat_account_id", NEW."chat_ref", NEW."claim_id", NEW."contact", NEW."door", NEW."due_at", NEW."due_trace", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."kind", NEW."name", NEW."number", NEW."page_url", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."pin_hash", NEW."received_at", NEW."reply_by", NEW."status", NEW."subject"); RETURN NULL;', hash='94340aa933fe886374928cdcfa159988480097e3', operation='INSERT', pgid='pgtrigger_insert_insert_31fee', table='desk_citizencase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citizencase',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "desk_citizencaseevent" ("agency_id", "answered_at", "assigned_to_id", "chat_account_id", "chat_ref", "claim_id", "contact", "door", "due_at", "due_trace", "entered_at", "entered_by_id", "id", "kind", "name", "number", "page_url", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "pin_hash", "received_at", "reply_by", "status", "subject") VALUES (NEW."agency_id", NEW."answered_at", NEW."assigned_to_id", NEW."chat_account_id", NEW."chat_ref", NEW."claim_id", NEW."contact", NEW."door", NEW."due_at", NEW."due_trace", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."kind", NEW."name", NEW."number", NEW."page_url", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."pin_hash", NEW."received_at", NEW."reply_by", NEW."status", NEW."subject"); RETURN NULL;', hash='4997eaedf5f088d1860d60a1dec359211a1ad5c9', operation='UPDATE', pgid='pgtrigger_update_update_8c8c4', table='desk_citizencase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citizencase',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "desk_citizencaseevent" ("agency_id", "answered_at", "assigned_to_id", "chat_account_id", "chat_ref", "claim_id", "contact", "door", "due_at", "due_trace", "entered_at", "entered_by_id", "id", "kind", "name", "number", "page_url", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "pin_hash", "received_at", "reply_by", "status", "subject") VALUES (OLD."agency_id", OLD."answered_at", OLD."assigned_to_id", OLD."chat_account_id", OLD."chat_ref", OLD."claim_id", OLD."contact", OLD."door", OLD."due_at", OLD."due_trace", OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."kind", OLD."name", OLD."number", OLD."page_url", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."pin_hash", OLD."received_at", OLD."reply_by", OLD."status", OLD."subject"); RETURN NULL;', hash='0c630fadae04ffad6f6d76edea9e04d190b5b4cb', operation='DELETE', pgid='pgtrigger_delete_delete_d1b6f', table='desk_citizencase', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='casemessage',
            constraint=models.UniqueConstraint(condition=models.Q(('external_id', ''), _negated=True), fields=('external_id',), name='desk_message_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citizencaseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ea7e693bd95b52cff7f7f29b514d87b765b29970', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_26f25', table='desk_citizencaseevent', when='BEFORE')),
        ),
    ]
