import django.db.models.deletion
import kentongan.core.fields
import kentongan.delivery.models
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kentongan.core.database.initial import InitialMigration


class Migration(InitialMigration):

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChannelAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.SlugField(max_length=40, verbose_name='channel')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('handle', models.CharField(blank=True, max_length=200, verbose_name='address or handle')),
                ('settings', models.JSONField(blank=True, default=dict, verbose_name='settings')),
                ('secret', kentongan.core.fields.EncryptedTextField(blank=True, default='', verbose_name='secret')),
                ('token', models.CharField(default=kentongan.delivery.models.new_token, editable=False, max_length=64, unique=True)),
                ('active', models.BooleanField(default=True, verbose_name='in use')),
                ('official', models.BooleanField(default=True, help_text='Nothing is ever sent from an account that is not registered as official.', verbose_name='registered as official')),
                ('stopped_at', models.DateTimeField(blank=True, null=True, verbose_name='stopped at')),
                ('stopped_reason', models.CharField(blank=True, max_length=300, verbose_name='why it stopped')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='what the provider says')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
            ],
            options={
                'verbose_name': 'channel account',
                'verbose_name_plural': 'channel accounts',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ChannelAccountEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('channel', models.SlugField(db_index=False, max_length=40, verbose_name='channel')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('handle', models.CharField(blank=True, max_length=200, verbose_name='address or handle')),
                ('settings', models.JSONField(blank=True, default=dict, verbose_name='settings')),
                ('secret', kentongan.core.fields.EncryptedTextField(blank=True, default='', verbose_name='secret')),
                ('token', models.CharField(default=kentongan.delivery.models.new_token, editable=False, max_length=64)),
                ('active', models.BooleanField(default=True, verbose_name='in use')),
                ('official', models.BooleanField(default=True, help_text='Nothing is ever sent from an account that is not registered as official.', verbose_name='registered as official')),
                ('stopped_at', models.DateTimeField(blank=True, null=True, verbose_name='stopped at')),
                ('stopped_reason', models.CharField(blank=True, max_length=300, verbose_name='why it stopped')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='what the provider says')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='delivery.channelaccount')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_key', models.CharField(max_length=200)),
                ('content_version', models.CharField(max_length=80)),
                ('verb', models.CharField(choices=[('publish', 'publish'), ('edit', 'correct'), ('withdraw', 'withdraw')], max_length=10, verbose_name='verb')),
                ('recipient', models.CharField(blank=True, max_length=200)),
                ('urgent', models.BooleanField(default=False)),
                ('by_machine', models.BooleanField(default=True)),
                ('state', models.CharField(choices=[('queued', 'in the queue'), ('prepared', 'ready, to be posted by hand'), ('submitting', 'being sent'), ('accepted', 'accepted by the channel'), ('delivered', 'seen to have arrived'), ('read', 'read'), ('waiting', 'will be tried again'), ('unconfirmed', 'not sure it was sent, check first'), ('failed', 'failed'), ('cancelled', 'cancelled'), ('expired', 'too old to send')], default='queued', max_length=12, verbose_name='state')),
                ('external_id', models.CharField(blank=True, max_length=200)),
                ('external_url', models.URLField(blank=True, max_length=500)),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('lease', models.BigIntegerField(blank=True, null=True)),
                ('next_attempt_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField()),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('delivered_at', models.DateTimeField(blank=True, null=True)),
                ('proof_link', models.URLField(blank=True, max_length=500, verbose_name='link')),
                ('proof_photo', models.ImageField(blank=True, upload_to='delivery/proof', verbose_name='photo')),
                ('person_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='delivery.channelaccount')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('follows', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followers', to='delivery.delivery')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'delivery',
                'verbose_name_plural': 'deliveries',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField()),
                ('outcome', models.CharField(choices=[('accepted', 'accepted'), ('temporary', 'refused for now'), ('permanent', 'refused'), ('unknown', 'outcome unknown'), ('interrupted', 'the program was stopped while sending'), ('looked_up', 'looked up at the channel'), ('settled', 'checked by a person'), ('proved', 'proved by a person')], max_length=12)),
                ('detail', models.CharField(blank=True, max_length=500)),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='delivery.delivery')),
            ],
            options={
                'verbose_name': 'try',
                'verbose_name_plural': 'tries',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Dispatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_key', models.CharField(max_length=200)),
                ('content_version', models.CharField(max_length=80)),
                ('verb', models.CharField(choices=[('publish', 'publish'), ('edit', 'correct'), ('withdraw', 'withdraw')], default='publish', max_length=10)),
                ('purpose', models.CharField(choices=[('news', 'news'), ('confirmation', 'confirmation of a subscription'), ('reply', 'reply to a person'), ('notice', 'notice to a colleague')], default='news', max_length=15)),
                ('audience', models.CharField(choices=[('public', 'everybody who reads the account'), ('subscribers', 'subscribers'), ('one', 'one person')], max_length=15)),
                ('content', models.JSONField()),
                ('address', kentongan.core.fields.EncryptedTextField(blank=True, default='')),
                ('recipient', models.CharField(blank=True, max_length=200)),
                ('not_before', models.DateTimeField(verbose_name='not before')),
                ('state', models.CharField(choices=[('scheduled', 'scheduled'), ('expanded', 'handed to the outbox'), ('cancelled', 'cancelled')], default='scheduled', max_length=10)),
                ('created_at', models.DateTimeField()),
                ('cancelled_why', models.CharField(blank=True, max_length=300)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dispatches', to='delivery.channelaccount')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('cancelled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('follows', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followers', to='delivery.dispatch')),
            ],
            options={
                'verbose_name': 'dispatch',
                'verbose_name_plural': 'dispatches',
                'ordering': ['-pk'],
            },
        ),
        migrations.AddField(
            model_name='delivery',
            name='dispatch',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='delivery.dispatch'),
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateTimeField(verbose_name='from')),
                ('valid_to', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('released_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'hold',
                'verbose_name_plural': 'holds',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='HoldEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('valid_from', models.DateTimeField(verbose_name='from')),
                ('valid_to', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='delivery.hold')),
                ('released_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='InboundEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider_id', models.CharField(max_length=100)),
                ('raw', models.JSONField()),
                ('received_at', models.DateTimeField()),
                ('processed_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inbound', to='delivery.channelaccount')),
            ],
            options={
                'verbose_name': 'message from a channel',
                'verbose_name_plural': 'messages from channels',
            },
        ),
        migrations.CreateModel(
            name='Subscriber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.SlugField(max_length=40)),
                ('address', kentongan.core.fields.EncryptedTextField()),
                ('address_hash', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('pending', 'not confirmed yet'), ('confirmed', 'confirmed'), ('unsubscribed', 'unsubscribed')], default='pending', max_length=12, verbose_name='state')),
                ('confirm_token', kentongan.core.fields.EncryptedTextField(blank=True, default='')),
                ('confirm_hash', models.CharField(blank=True, db_index=True, max_length=64)),
                ('confirm_until', models.DateTimeField(blank=True, null=True)),
                ('unsubscribe_token', kentongan.core.fields.EncryptedTextField()),
                ('unsubscribe_hash', models.CharField(max_length=64, unique=True)),
                ('asked_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed at')),
                ('unsubscribed_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
            ],
            options={
                'verbose_name': 'subscriber',
                'verbose_name_plural': 'subscribers',
            },
        ),
        migrations.AddField(
            model_name='dispatch',
            name='subscriber',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='delivery.subscriber'),
        ),
        migrations.AddField(
            model_name='delivery',
            name='subscriber',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='deliveries', to='delivery.subscriber'),
        ),
        migrations.CreateModel(
            name='Suppression',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.SlugField(max_length=40)),
                ('address_hash', models.CharField(max_length=64)),
                ('reason', models.CharField(choices=[('unsubscribed', 'asked to stop'), ('refused', 'the address refuses our messages'), ('blocked', 'the person blocked the account')], max_length=15)),
                ('since', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
            ],
            options={
                'verbose_name': 'suppression',
                'verbose_name_plural': 'suppressions',
            },
        ),
        migrations.AddConstraint(
            model_name='channelaccount',
            constraint=models.UniqueConstraint(fields=('agency', 'channel', 'handle'), name='delivery_account_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='channelaccount',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "delivery_channelaccountevent" ("active", "agency_id", "channel", "handle", "id", "name", "note", "official", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "secret", "settings", "stopped_at", "stopped_reason", "token") VALUES (NEW."active", NEW."agency_id", NEW."channel", NEW."handle", NEW."id", NEW."name", NEW."note", NEW."official", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."secret", NEW."settings", NEW."stopped_at", NEW."stopped_reason", NEW."token"); RETURN NULL;', hash='e3304d4668f3fc7e7d0e11235ba37ca758acde62', operation='INSERT', pgid='pgtrigger_insert_insert_2f49c', table='delivery_channelaccount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='channelaccount',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "delivery_channelaccountevent" ("active", "agency_id", "channel", "handle", "id", "name", "note", "official", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "secret", "settings", "stopped_at", "stopped_reason", "token") VALUES (NEW."active", NEW."agency_id", NEW."channel", NEW."handle", NEW."id", NEW."name", NEW."note", NEW."official", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."secret", NEW."settings", NEW."stopped_at", NEW."stopped_reason", NEW."token"); RETURN NULL;', hash='a5111665bd82b4cb24611b1bbe38788fbf471b1a', operation='UPDATE', pgid='pgtrigger_update_update_a51ea', table='delivery_channelaccount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='channelaccount',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "delivery_channelaccountevent" ("active", "agency_id", "channel", "handle", "id", "name", "note", "official", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "secret", "settings", "stopped_at", "stopped_reason", "token") VALUES (OLD."active", OLD."agency_id", OLD."channel", OLD."handle", OLD."id", OLD."name", OLD."note", OLD."official", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."secret", OLD."settings", OLD."stopped_at", OLD."stopped_reason", OLD."token"); RETURN NULL;', hash='314e86c8608d80221cd21ed93567c73a2d4aea3b', operation='DELETE', pgid='pgtrigger_delete_delete_9fd9a', table='delivery_channelaccount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='channelaccountevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='558b79a09127dc52f2fbc44f2a45d194dd4e7b6e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ac062', table='delivery_channelaccountevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attempt',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4e803a6d0f2ec28cc65e0f11d05cc19a3b97b5d4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_46e72', table='delivery_attempt', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hold',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "delivery_holdevent" ("agency_id", "by_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "released_at", "released_by_id", "valid_from", "valid_to") VALUES (NEW."agency_id", NEW."by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."reason", NEW."released_at", NEW."released_by_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='bdf28e89e048ce4ec88895ad3b65d573d00b0d3b', operation='INSERT', pgid='pgtrigger_insert_insert_c8710', table='delivery_hold', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hold',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "delivery_holdevent" ("agency_id", "by_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "released_at", "released_by_id", "valid_from", "valid_to") VALUES (NEW."agency_id", NEW."by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."reason", NEW."released_at", NEW."released_by_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='be48cedf6782c62db6aaa2f0a6e4c3331857ff3c', operation='UPDATE', pgid='pgtrigger_update_update_0c062', table='delivery_hold', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hold',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "delivery_holdevent" ("agency_id", "by_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "released_at", "released_by_id", "valid_from", "valid_to") VALUES (OLD."agency_id", OLD."by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."reason", OLD."released_at", OLD."released_by_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='9fb099dd4d70b6b534fa431559d5059d39d0384d', operation='DELETE', pgid='pgtrigger_delete_delete_52333', table='delivery_hold', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='holdevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cbc06b336b37684937e73f6ec466b6801ce85225', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_78d88', table='delivery_holdevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='inboundevent',
            constraint=models.UniqueConstraint(fields=('account', 'provider_id'), name='delivery_event_once'),
        ),
        migrations.AddConstraint(
            model_name='subscriber',
            constraint=models.UniqueConstraint(fields=('agency', 'channel', 'address_hash'), name='delivery_subscriber_once'),
        ),
        migrations.AddConstraint(
            model_name='subscriber',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['pending', 'confirmed', 'unsubscribed'])), name='delivery_subscriber_state'),
        ),
        migrations.AddConstraint(
            model_name='subscriber',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), ('confirmed_at__isnull', False), _connector='OR'), name='delivery_subscriber_consent'),
        ),
        migrations.AddIndex(
            model_name='dispatch',
            index=models.Index(condition=models.Q(('state', 'scheduled')), fields=['not_before'], name='delivery_dispatch_due'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.UniqueConstraint(fields=('content_key', 'content_version', 'account', 'verb'), name='delivery_dispatch_once'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['scheduled', 'expanded', 'cancelled'])), name='delivery_dispatch_state'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state__in', ['queued', 'waiting'])), fields=['-urgent', 'next_attempt_at', 'id'], name='delivery_due'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('lease__isnull', False)), fields=['lease'], name='delivery_leased'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state__in', ['prepared', 'unconfirmed'])), fields=['agency', '-id'], name='delivery_for_people'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(fields=['agency', '-id'], name='delivery_newest'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(fields=['content_key', 'account'], name='delivery_content'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(fields=('content_key', 'content_version', 'account', 'recipient', 'verb'), name='delivery_once'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(condition=models.Q(('verb', 'publish'), models.Q(('state__in', ['cancelled', 'expired', 'failed']), _negated=True)), fields=('content_key', 'account', 'recipient'), name='delivery_one_post_per_content'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'prepared', 'submitting', 'accepted', 'delivered', 'read', 'waiting', 'unconfirmed', 'failed', 'cancelled', 'expired'])), name='delivery_state_known'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'submitting'), _negated=True), models.Q(('lease__isnull', False), ('submitted_at__isnull', False)), _connector='OR'), name='delivery_submitting_has_lease'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('next_attempt_at__isnull', False), _connector='OR'), name='delivery_waiting_has_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delivery',
            trigger=pgtrigger.compiler.Trigger(name='delivery_states', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{queued:cancelled,queued:delivered,queued:expired,queued:failed,queued:prepared,queued:submitting,queued:waiting,waiting:cancelled,waiting:expired,waiting:failed,waiting:prepared,waiting:submitting,prepared:accepted,prepared:cancelled,prepared:expired,submitting:accepted,submitting:expired,submitting:failed,submitting:unconfirmed,submitting:waiting,unconfirmed:accepted,unconfirmed:cancelled,unconfirmed:delivered,unconfirmed:read,unconfirmed:waiting,accepted:delivered,accepted:failed,accepted:read,delivered:read}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='1d53eb8b153b3f2b6ff48bd1112884cbdf9fceeb', operation='UPDATE', pgid='pgtrigger_delivery_states_2eac9', table='delivery_delivery', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='suppression',
            constraint=models.UniqueConstraint(fields=('agency', 'channel', 'address_hash'), name='delivery_suppression_once'),
        ),
    ]
