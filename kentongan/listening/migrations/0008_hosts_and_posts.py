import django.db.models.deletion
import kentongan.core.fields
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('listening', '0007_measured_tones'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HostTurn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=253, unique=True)),
                ('next_at', models.FloatField(default=0)),
                ('taken_at', models.FloatField(blank=True, null=True)),
                ('latency', models.FloatField(blank=True, null=True)),
                ('failures', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='MonthSalt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.CharField(max_length=7, unique=True)),
                ('salt', models.BinaryField()),
            ],
            options={
                'db_table': 'listening_month_salt_unsaved',
            },
        ),
        migrations.CreateModel(
            name='RobotsFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('site', models.CharField(max_length=300, unique=True)),
                ('status', models.PositiveSmallIntegerField()),
                ('body', models.BinaryField()),
                ('asked_at', models.DateTimeField()),
            ],
        ),
        migrations.AlterField(
            model_name='learnedtone',
            name='part',
            field=models.CharField(choices=[('headline', 'headline'), ('body', 'text of the article')], max_length=10),
        ),
        migrations.CreateModel(
            name='ClockCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hours', models.SmallIntegerField(verbose_name='hours taken off its times')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='listening.source')),
            ],
            options={
                'verbose_name': 'correction of a clock',
                'verbose_name_plural': 'corrections of clocks',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ClockCorrectionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('hours', models.SmallIntegerField(verbose_name='hours taken off its times')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.clockcorrection')),
                ('source', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.source')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('platform', models.CharField(max_length=20, verbose_name='platform')),
                ('text', models.TextField(verbose_name="what the post says")),
                ('posted_at', models.DateTimeField(blank=True, null=True, verbose_name='published')),
                ('seen_at', models.DateTimeField(verbose_name='first seen')),
                ('likes', models.PositiveIntegerField(default=0, verbose_name='likes')),
                ('shares', models.PositiveIntegerField(default=0, verbose_name='shares')),
                ('replies', models.PositiveIntegerField(default=0, verbose_name='replies')),
                ('mark', models.CharField(max_length=64, unique=True)),
                ('author', models.CharField(max_length=64)),
                ('address', kentongan.core.fields.EncryptedTextField(blank=True)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='listening.source')),
            ],
            options={
                'verbose_name': 'post',
                'verbose_name_plural': 'posts',
                'ordering': ['-seen_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PostOpening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='openings', to='listening.post')),
            ],
            options={
                'verbose_name': 'opening of a post',
                'verbose_name_plural': 'openings of posts',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PostOpeningEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('at', models.DateTimeField(verbose_name='at')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.postopening')),
                ('post', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.post')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clockcorrection',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_clockcorrectionevent" ("at", "by_id", "hours", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") VALUES (NEW."at", NEW."by_id", NEW."hours", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."source_id"); RETURN NULL;', hash='2fa5314ef43ff20669c584a5335fbce5832c54d9', operation='INSERT', pgid='pgtrigger_insert_insert_81369', table='listening_clockcorrection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clockcorrection',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_clockcorrectionevent" ("at", "by_id", "hours", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") VALUES (NEW."at", NEW."by_id", NEW."hours", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."source_id"); RETURN NULL;', hash='d4548c2c867bd8838555260de1726c817d5dbc1e', operation='UPDATE', pgid='pgtrigger_update_update_267a3', table='listening_clockcorrection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clockcorrection',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_clockcorrectionevent" ("at", "by_id", "hours", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") VALUES (OLD."at", OLD."by_id", OLD."hours", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."source_id"); RETURN NULL;', hash='da54c151e66fec546783600de03372d9a2d02e7f', operation='DELETE', pgid='pgtrigger_delete_delete_21d7f', table='listening_clockcorrection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clockcorrectionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ccc5d0735a16cb8a4b98801b9377ce79df8c9f44', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_edf8d', table='listening_clockcorrectionevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(fields=['-seen_at'], name='listening_post_seen'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postopening',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_postopeningevent" ("at", "by_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason") VALUES (NEW."at", NEW."by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."post_id", NEW."reason"); RETURN NULL;', hash='056a1c61f33850d6da6213c6287faddba0bc2195', operation='INSERT', pgid='pgtrigger_insert_insert_d8223', table='listening_postopening', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postopening',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_postopeningevent" ("at", "by_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason") VALUES (NEW."at", NEW."by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."post_id", NEW."reason"); RETURN NULL;', hash='1677c42677a89b8337e22e3ee261749ea2d3fa84', operation='UPDATE', pgid='pgtrigger_update_update_3a4f3', table='listening_postopening', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postopening',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_postopeningevent" ("at", "by_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason") VALUES (OLD."at", OLD."by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."post_id", OLD."reason"); RETURN NULL;', hash='34617074728045cb126923ac5bf21cafc8fecc4a', operation='DELETE', pgid='pgtrigger_delete_delete_430ad', table='listening_postopening', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postopeningevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e60b35c296dad52eb0a88173811af6de0144aa25', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6b8ed', table='listening_postopeningevent', when='BEFORE')),
        ),
    ]
