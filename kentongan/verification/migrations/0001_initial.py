import django.contrib.postgres.fields
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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ClaimTerm',
            fields=[
                ('term', models.TextField(primary_key=True, serialize=False)),
                ('documents', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='ClaimTotal',
            fields=[
                ('name', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('amount', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='FactCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('publisher', models.CharField(max_length=150, verbose_name='published by')),
                ('source_review', models.CharField(blank=True, max_length=150, verbose_name='whose verdict')),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('claim', models.TextField(blank=True, verbose_name='claim as it circulated')),
                ('conclusion', models.TextField(blank=True, verbose_name='conclusion')),
                ('verdict', models.CharField(choices=[('true', 'true'), ('partly_true', 'partly true'), ('misleading', 'misleading'), ('false', 'false'), ('scam', 'scam'), ('satire', 'satire'), ('unproven', 'not proven'), ('out_of_scope', 'out of scope'), ('clarification', 'clarification')], max_length=20, verbose_name='verdict')),
                ('publisher_rating', models.CharField(blank=True, max_length=150, verbose_name='verdict in their words')),
                ('hoax_type', models.CharField(blank=True, choices=[('satire_parodi', 'satire or parody'), ('konten_menyesatkan', 'misleading content'), ('konten_tiruan', 'imposter content'), ('konten_palsu', 'fabricated content'), ('koneksi_yang_salah', 'false connection'), ('konteks_yang_salah', 'false context'), ('konten_dimanipulasi', 'manipulated content')], max_length=30, verbose_name='type')),
                ('topic', models.CharField(blank=True, choices=[('politik', 'politics'), ('pemerintahan', 'government'), ('kesehatan', 'health'), ('kejahatan', 'crime'), ('fitnah', 'defamation'), ('internasional', 'international'), ('bencana_alam', 'natural disaster'), ('agama', 'religion'), ('penipuan', 'fraud'), ('mitos', 'myth'), ('perdagangan', 'trade'), ('pendidikan', 'education'), ('lain_lain', 'other')], max_length=20, verbose_name='topic')),
                ('url', models.CharField(max_length=2048, unique=True, verbose_name='address')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published')),
                ('language', models.CharField(default='id', max_length=8)),
                ('own', models.BooleanField(default=False, verbose_name='ours')),
                ('added_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'fact-check',
                'verbose_name_plural': 'fact-checks',
                'ordering': ['-published_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='FactCheckEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('publisher', models.CharField(max_length=150, verbose_name='published by')),
                ('source_review', models.CharField(blank=True, max_length=150, verbose_name='whose verdict')),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('claim', models.TextField(blank=True, verbose_name='claim as it circulated')),
                ('conclusion', models.TextField(blank=True, verbose_name='conclusion')),
                ('verdict', models.CharField(choices=[('true', 'true'), ('partly_true', 'partly true'), ('misleading', 'misleading'), ('false', 'false'), ('scam', 'scam'), ('satire', 'satire'), ('unproven', 'not proven'), ('out_of_scope', 'out of scope'), ('clarification', 'clarification')], max_length=20, verbose_name='verdict')),
                ('publisher_rating', models.CharField(blank=True, max_length=150, verbose_name='verdict in their words')),
                ('hoax_type', models.CharField(blank=True, choices=[('satire_parodi', 'satire or parody'), ('konten_menyesatkan', 'misleading content'), ('konten_tiruan', 'imposter content'), ('konten_palsu', 'fabricated content'), ('koneksi_yang_salah', 'false connection'), ('konteks_yang_salah', 'false context'), ('konten_dimanipulasi', 'manipulated content')], max_length=30, verbose_name='type')),
                ('topic', models.CharField(blank=True, choices=[('politik', 'politics'), ('pemerintahan', 'government'), ('kesehatan', 'health'), ('kejahatan', 'crime'), ('fitnah', 'defamation'), ('internasional', 'international'), ('bencana_alam', 'natural disaster'), ('agama', 'religion'), ('penipuan', 'fraud'), ('mitos', 'myth'), ('perdagangan', 'trade'), ('pendidikan', 'education'), ('lain_lain', 'other')], max_length=20, verbose_name='topic')),
                ('url', models.CharField(max_length=2048, verbose_name='address')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published')),
                ('language', models.CharField(default='id', max_length=8)),
                ('own', models.BooleanField(default=False, verbose_name='ours')),
                ('added_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('score', models.FloatField(verbose_name='likelihood')),
                ('decision', models.CharField(max_length=10)),
                ('why', models.JSONField(default=list)),
                ('state', models.CharField(choices=[('suggested', 'suggested by the machine'), ('confirmed', 'confirmed by a person'), ('rejected', 'rejected')], default='suggested', max_length=10)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'match',
                'verbose_name_plural': 'matches',
                'ordering': ['-score', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='MatchEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('score', models.FloatField(verbose_name='likelihood')),
                ('decision', models.CharField(max_length=10)),
                ('why', models.JSONField(default=list)),
                ('state', models.CharField(choices=[('suggested', 'suggested by the machine'), ('confirmed', 'confirmed by a person'), ('rejected', 'rejected')], default='suggested', max_length=10)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Sighting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=40, verbose_name='where')),
                ('ref', models.CharField(blank=True, max_length=80)),
                ('at', models.DateTimeField(verbose_name='at')),
            ],
            options={
                'verbose_name': 'sighting',
                'verbose_name_plural': 'sightings',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='VerdictDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('true', 'true'), ('partly_true', 'partly true'), ('misleading', 'misleading'), ('false', 'false'), ('scam', 'scam'), ('satire', 'satire'), ('unproven', 'not proven'), ('out_of_scope', 'out of scope'), ('clarification', 'clarification')], max_length=20, verbose_name='verdict')),
                ('explanation', models.TextField(verbose_name='why')),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('confirmed', 'confirmed'), ('returned', 'returned with notes'), ('superseded', 'replaced by a later verdict')], default='proposed', max_length=12)),
                ('proposed_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('notes', models.TextField(blank=True)),
            ],
            options={
                'verbose_name': 'verdict',
                'verbose_name_plural': 'verdicts',
                'ordering': ['-proposed_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='VerdictDecisionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('verdict', models.CharField(choices=[('true', 'true'), ('partly_true', 'partly true'), ('misleading', 'misleading'), ('false', 'false'), ('scam', 'scam'), ('satire', 'satire'), ('unproven', 'not proven'), ('out_of_scope', 'out of scope'), ('clarification', 'clarification')], max_length=20, verbose_name='verdict')),
                ('explanation', models.TextField(verbose_name='why')),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('confirmed', 'confirmed'), ('returned', 'returned with notes'), ('superseded', 'replaced by a later verdict')], default='proposed', max_length=12)),
                ('proposed_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('notes', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='what is said')),
                ('fingerprint', models.CharField(max_length=64)),
                ('status', models.CharField(choices=[('reported', 'reported'), ('checking', 'being checked'), ('proposed', 'verdict waits for a second person'), ('decided', 'decided'), ('answered', 'answered'), ('measured', 'measured'), ('monitored', 'watched, not amplified'), ('archived', 'archived')], default='reported', max_length=20, verbose_name='status')),
                ('door', models.CharField(max_length=20, verbose_name='door')),
                ('nature', models.CharField(choices=[('claim', 'claim of fact'), ('opinion', 'opinion or criticism'), ('satire', 'satire'), ('journalism', 'work of a press outlet')], default='claim', max_length=20, verbose_name='nature')),
                ('about_own_agency', models.BooleanField(default=False, verbose_name='about our own conduct, money or officials')),
                ('harm', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(3)], verbose_name='harm')),
                ('reach', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(3)], verbose_name='reach')),
                ('speed', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(3)], verbose_name='speed')),
                ('vacuum', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(2)], verbose_name='lack of information')),
                ('score', models.PositiveSmallIntegerField(default=0, verbose_name='score')),
                ('hoax_type', models.CharField(blank=True, choices=[('satire_parodi', 'satire or parody'), ('konten_menyesatkan', 'misleading content'), ('konten_tiruan', 'imposter content'), ('konten_palsu', 'fabricated content'), ('koneksi_yang_salah', 'false connection'), ('konteks_yang_salah', 'false context'), ('konten_dimanipulasi', 'manipulated content')], max_length=30, verbose_name='type')),
                ('topic', models.CharField(blank=True, choices=[('politik', 'politics'), ('pemerintahan', 'government'), ('kesehatan', 'health'), ('kejahatan', 'crime'), ('fitnah', 'defamation'), ('internasional', 'international'), ('bencana_alam', 'natural disaster'), ('agama', 'religion'), ('penipuan', 'fraud'), ('mitos', 'myth'), ('perdagangan', 'trade'), ('pendidikan', 'education'), ('lain_lain', 'other')], max_length=20, verbose_name='topic')),
                ('first_seen_at', models.DateTimeField(verbose_name='first seen')),
                ('matched_at', models.DateTimeField(blank=True, null=True)),
                ('answer_key', models.CharField(blank=True, max_length=200)),
                ('answered_url', models.CharField(blank=True, max_length=2048, verbose_name='our answer')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('assigned_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assigned to')),
                ('story', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='claims', to='listening.story')),
            ],
            options={
                'verbose_name': 'rumour',
                'verbose_name_plural': 'rumours',
                'ordering': ['-first_seen_at'],
            },
        ),
        migrations.CreateModel(
            name='ClaimEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('text', models.TextField(verbose_name='what is said')),
                ('fingerprint', models.CharField(max_length=64)),
                ('status', models.CharField(choices=[('reported', 'reported'), ('checking', 'being checked'), ('proposed', 'verdict waits for a second person'), ('decided', 'decided'), ('answered', 'answered'), ('measured', 'measured'), ('monitored', 'watched, not amplified'), ('archived', 'archived')], default='reported', max_length=20, verbose_name='status')),
                ('door', models.CharField(max_length=20, verbose_name='door')),
                ('nature', models.CharField(choices=[('claim', 'claim of fact'), ('opinion', 'opinion or criticism'), ('satire', 'satire'), ('journalism', 'work of a press outlet')], default='claim', max_length=20, verbose_name='nature')),
                ('about_own_agency', models.BooleanField(default=False, verbose_name='about our own conduct, money or officials')),
                ('harm', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(3)], verbose_name='harm')),
                ('reach', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(3)], verbose_name='reach')),
                ('speed', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(3)], verbose_name='speed')),
                ('vacuum', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(2)], verbose_name='lack of information')),
                ('score', models.PositiveSmallIntegerField(default=0, verbose_name='score')),
                ('hoax_type', models.CharField(blank=True, choices=[('satire_parodi', 'satire or parody'), ('konten_menyesatkan', 'misleading content'), ('konten_tiruan', 'imposter content'), ('konten_palsu', 'fabricated content'), ('koneksi_yang_salah', 'false connection'), ('konteks_yang_salah', 'false context'), ('konten_dimanipulasi', 'manipulated content')], max_length=30, verbose_name='type')),
                ('topic', models.CharField(blank=True, choices=[('politik', 'politics'), ('pemerintahan', 'government'), ('kesehatan', 'health'), ('kejahatan', 'crime'), ('fitnah', 'defamation'), ('internasional', 'international'), ('bencana_alam', 'natural disaster'), ('agama', 'religion'), ('penipuan', 'fraud'), ('mitos', 'myth'), ('perdagangan', 'trade'), ('pendidikan', 'education'), ('lain_lain', 'other')], max_length=20, verbose_name='topic')),
                ('first_seen_at', models.DateTimeField(verbose_name='first seen')),
                ('matched_at', models.DateTimeField(blank=True, null=True)),
                ('answer_key', models.CharField(blank=True, max_length=200)),
                ('answered_url', models.CharField(blank=True, max_length=2048, verbose_name='our answer')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('assigned_to', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assigned to')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='verification.claim')),
                ('story', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.story')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DetectionCursor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_article', models.BigIntegerField(default=0)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='verification_single_cursor')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_name', models.CharField(max_length=200, verbose_name='source')),
                ('url', models.CharField(blank=True, max_length=2048, verbose_name='address')),
                ('note', models.TextField(verbose_name='what it says')),
                ('is_data_owner', models.BooleanField(default=False, verbose_name='owns the data')),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='verification.claim')),
            ],
            options={
                'verbose_name': 'evidence',
                'verbose_name_plural': 'evidence',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='EvidenceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('source_name', models.CharField(max_length=200, verbose_name='source')),
                ('url', models.CharField(blank=True, max_length=2048, verbose_name='address')),
                ('note', models.TextField(verbose_name='what it says')),
                ('is_data_owner', models.BooleanField(default=False, verbose_name='owns the data')),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='verification.claim')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='verification.evidence')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FactCheckTerms',
            fields=[
                ('fact_check', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='verification.factcheck')),
                ('terms', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('grams', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('lengths', models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name='ClaimPosting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.TextField()),
                ('fact_check', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='verification.factcheck')),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='factcheck',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "verification_factcheckevent" ("added_at", "claim", "conclusion", "hoax_type", "id", "language", "own", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "publisher", "publisher_rating", "source_review", "title", "topic", "url", "verdict") VALUES (NEW."added_at", NEW."claim", NEW."conclusion", NEW."hoax_type", NEW."id", NEW."language", NEW."own", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."published_at", NEW."publisher", NEW."publisher_rating", NEW."source_review", NEW."title", NEW."topic", NEW."url", NEW."verdict"); RETURN NULL;', hash='3434f2d85077b58e4d4416e5184275a0c52dbeb6', operation='INSERT', pgid='pgtrigger_insert_insert_58c86', table='verification_factcheck', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='factcheck',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "verification_factcheckevent" ("added_at", "claim", "conclusion", "hoax_type", "id", "language", "own", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "publisher", "publisher_rating", "source_review", "title", "topic", "url", "verdict") VALUES (NEW."added_at", NEW."claim", NEW."conclusion", NEW."hoax_type", NEW."id", NEW."language", NEW."own", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."published_at", NEW."publisher", NEW."publisher_rating", NEW."source_review", NEW."title", NEW."topic", NEW."url", NEW."verdict"); RETURN NULL;', hash='85d1a5b8044a14a9e64f1ecf608fb1354a0f53fd', operation='UPDATE', pgid='pgtrigger_update_update_cef58', table='verification_factcheck', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='factcheck',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "verification_factcheckevent" ("added_at", "claim", "conclusion", "hoax_type", "id", "language", "own", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "publisher", "publisher_rating", "source_review", "title", "topic", "url", "verdict") VALUES (OLD."added_at", OLD."claim", OLD."conclusion", OLD."hoax_type", OLD."id", OLD."language", OLD."own", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."published_at", OLD."publisher", OLD."publisher_rating", OLD."source_review", OLD."title", OLD."topic", OLD."url", OLD."verdict"); RETURN NULL;', hash='de6362e7041867ee9887bf95e98fd57ef81a8ecd', operation='DELETE', pgid='pgtrigger_delete_delete_b9609', table='verification_factcheck', when='AFTER')),
        ),
        migrations.AddField(
            model_name='factcheckevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='verification.factcheck'),
        ),
        migrations.AddField(
            model_name='match',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='verification.claim'),
        ),
        migrations.AddField(
            model_name='match',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='match',
            name='fact_check',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='verification.factcheck'),
        ),
        migrations.AddField(
            model_name='matchevent',
            name='claim',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='verification.claim'),
        ),
        migrations.AddField(
            model_name='matchevent',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='matchevent',
            name='fact_check',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='verification.factcheck'),
        ),
        migrations.AddField(
            model_name='matchevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='verification.match'),
        ),
        migrations.AddField(
            model_name='sighting',
            name='article',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sightings', to='listening.article'),
        ),
        migrations.AddField(
            model_name='sighting',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sightings', to='verification.claim'),
        ),
        migrations.AddField(
            model_name='verdictdecision',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='verification.claim'),
        ),
        migrations.AddField(
            model_name='verdictdecision',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='verdictdecision',
            name='proposed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='verdictdecisionevent',
            name='claim',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='verification.claim'),
        ),
        migrations.AddField(
            model_name='verdictdecisionevent',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='verdictdecisionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='verification.verdictdecision'),
        ),
        migrations.AddField(
            model_name='verdictdecisionevent',
            name='proposed_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['agency', '-score'], name='verification_claim_queue'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.UniqueConstraint(fields=('agency', 'fingerprint'), name='verification_claim_once'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['reported', 'checking', 'proposed', 'decided', 'answered', 'measured', 'monitored', 'archived'])), name='verification_claim_status'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "verification_claimevent" ("about_own_agency", "agency_id", "answer_key", "answered_at", "answered_url", "assigned_to_id", "door", "fingerprint", "first_seen_at", "harm", "hoax_type", "id", "matched_at", "nature", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "score", "speed", "status", "story_id", "text", "topic", "vacuum") VALUES (NEW."about_own_agency", NEW."agency_id", NEW."answer_key", NEW."answered_at", NEW."answered_url", NEW."assigned_to_id", NEW."door", NEW."fingerprint", NEW."first_seen_at", NEW."harm", NEW."hoax_type", NEW."id", NEW."matched_at", NEW."nature", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."reach", NEW."score", NEW."speed", NEW."status", NEW."story_id", NEW."text", NEW."topic", NEW."vacuum"); RETURN NULL;', hash='9dd7091084931ca757c7bd14dc54aba3c043b6bb', operation='INSERT', pgid='pgtrigger_insert_insert_58c75', table='verification_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "verification_claimevent" ("about_own_agency", "agency_id", "answer_key", "answered_at", "answered_url", "assigned_to_id", "door", "fingerprint", "first_seen_at", "harm", "hoax_type", "id", "matched_at", "nature", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "score", "speed", "status", "story_id", "text", "topic", "vacuum") VALUES (NEW."about_own_agency", NEW."agency_id", NEW."answer_key", NEW."answered_at", NEW."answered_url", NEW."assigned_to_id", NEW."door", NEW."fingerprint", NEW."first_seen_at", NEW."harm", NEW."hoax_type", NEW."id", NEW."matched_at", NEW."nature", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."reach", NEW."score", NEW."speed", NEW."status", NEW."story_id", NEW."text", NEW."topic", NEW."vacuum"); RETURN NULL;', hash='59c882a8e9d4f406516598d3b2410223c398e685', operation='UPDATE', pgid='pgtrigger_update_update_abcf0', table='verification_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "verification_claimevent" ("about_own_agency", "agency_id", "answer_key", "answered_at", "answered_url", "assigned_to_id", "door", "fingerprint", "first_seen_at", "harm", "hoax_type", "id", "matched_at", "nature", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "score", "speed", "status", "story_id", "text", "topic", "vacuum") VALUES (OLD."about_own_agency", OLD."agency_id", OLD."answer_key", OLD."answered_at", OLD."answered_url", OLD."assigned_to_id", OLD."door", OLD."fingerprint", OLD."first_seen_at", OLD."harm", OLD."hoax_type", OLD."id", OLD."matched_at", OLD."nature", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."reach", OLD."score", OLD."speed", OLD."status", OLD."story_id", OLD."text", OLD."topic", OLD."vacuum"); RETURN NULL;', hash='5a13a7885a3bd8e412d1a4c53bc5b3b828d91b22', operation='DELETE', pgid='pgtrigger_delete_delete_3a9ca', table='verification_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6c6354e7f95ec3c07c804c3e0af38678e7d52eeb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_41a2a', table='verification_claimevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.UniqueConstraint(fields=('claim', 'source_name'), name='verification_evidence_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "verification_evidenceevent" ("added_at", "added_by_id", "claim_id", "id", "is_data_owner", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_name", "url") VALUES (NEW."added_at", NEW."added_by_id", NEW."claim_id", NEW."id", NEW."is_data_owner", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."source_name", NEW."url"); RETURN NULL;', hash='4e3affb4abc2fb562d810765c78b661745f53c34', operation='INSERT', pgid='pgtrigger_insert_insert_11d80', table='verification_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "verification_evidenceevent" ("added_at", "added_by_id", "claim_id", "id", "is_data_owner", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_name", "url") VALUES (NEW."added_at", NEW."added_by_id", NEW."claim_id", NEW."id", NEW."is_data_owner", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."source_name", NEW."url"); RETURN NULL;', hash='81d796734c89cb0ab632db898dd656e908f14a38', operation='UPDATE', pgid='pgtrigger_update_update_90d61', table='verification_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "verification_evidenceevent" ("added_at", "added_by_id", "claim_id", "id", "is_data_owner", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_name", "url") VALUES (OLD."added_at", OLD."added_by_id", OLD."claim_id", OLD."id", OLD."is_data_owner", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."source_name", OLD."url"); RETURN NULL;', hash='223aa56f4d50636c85b5a0b5e509a10f0531ffb0', operation='DELETE', pgid='pgtrigger_delete_delete_49088', table='verification_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidenceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='23c5501db2f47129df562cbb8c39a4da818c3d98', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0f546', table='verification_evidenceevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='claimposting',
            index=models.Index(fields=['term'], name='verification_posting_term'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='factcheckevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5b65195294e0f83246c719688613d36d8e36b782', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ab943', table='verification_factcheckevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.UniqueConstraint(fields=('claim', 'fact_check'), name='verification_match_once'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'suggested'), ('decided_by__isnull', False), _connector='OR'), name='verification_match_person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='match',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "verification_matchevent" ("claim_id", "decided_at", "decided_by_id", "decision", "fact_check_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "why") VALUES (NEW."claim_id", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."fact_check_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."score", NEW."state", NEW."why"); RETURN NULL;', hash='f97c0af076a8180eb669e78691a03dd4595959a1', operation='INSERT', pgid='pgtrigger_insert_insert_5210d', table='verification_match', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='match',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "verification_matchevent" ("claim_id", "decided_at", "decided_by_id", "decision", "fact_check_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "why") VALUES (NEW."claim_id", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."fact_check_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."score", NEW."state", NEW."why"); RETURN NULL;', hash='6bd02de14c97eafcae791e65458067930669cd08', operation='UPDATE', pgid='pgtrigger_update_update_bab0c', table='verification_match', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='match',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "verification_matchevent" ("claim_id", "decided_at", "decided_by_id", "decision", "fact_check_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "why") VALUES (OLD."claim_id", OLD."decided_at", OLD."decided_by_id", OLD."decision", OLD."fact_check_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."score", OLD."state", OLD."why"); RETURN NULL;', hash='c01502ec79c69176a5f8720f3e0597030a2755d1', operation='DELETE', pgid='pgtrigger_delete_delete_a5ff1', table='verification_match', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='matchevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='32189d7d74ff8b45e5dbe771a1f0c78361685698', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d8f2c', table='verification_matchevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='sighting',
            constraint=models.UniqueConstraint(condition=models.Q(('article__isnull', False)), fields=('claim', 'article'), name='verification_sighting_article'),
        ),
        migrations.AddConstraint(
            model_name='sighting',
            constraint=models.UniqueConstraint(condition=models.Q(('ref', ''), _negated=True), fields=('claim', 'ref'), name='verification_sighting_ref'),
        ),
        migrations.AddConstraint(
            model_name='verdictdecision',
            constraint=models.CheckConstraint(condition=models.Q(('proposed_by', models.F('confirmed_by')), _negated=True), name='verification_two_people'),
        ),
        migrations.AddConstraint(
            model_name='verdictdecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), ('confirmed_by__isnull', False), _connector='OR'), name='verification_confirmed_by'),
        ),
        migrations.AddConstraint(
            model_name='verdictdecision',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['proposed'])), fields=('claim',), name='verification_one_open'),
        ),
        migrations.AddConstraint(
            model_name='verdictdecision',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'confirmed')), fields=('claim',), name='verification_one_verdict'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verdictdecision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "verification_verdictdecisionevent" ("claim_id", "confirmed_at", "confirmed_by_id", "explanation", "id", "notes", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "state", "verdict") VALUES (NEW."claim_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."explanation", NEW."id", NEW."notes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."state", NEW."verdict"); RETURN NULL;', hash='acc0f7a54c11aad625a789a170cdfb5ced7c7f5e', operation='INSERT', pgid='pgtrigger_insert_insert_d5720', table='verification_verdictdecision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verdictdecision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "verification_verdictdecisionevent" ("claim_id", "confirmed_at", "confirmed_by_id", "explanation", "id", "notes", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "state", "verdict") VALUES (NEW."claim_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."explanation", NEW."id", NEW."notes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."state", NEW."verdict"); RETURN NULL;', hash='45900d9b1bae54ae49cb3a770222244e51ee5c76', operation='UPDATE', pgid='pgtrigger_update_update_61e77', table='verification_verdictdecision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verdictdecision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "verification_verdictdecisionevent" ("claim_id", "confirmed_at", "confirmed_by_id", "explanation", "id", "notes", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "state", "verdict") VALUES (OLD."claim_id", OLD."confirmed_at", OLD."confirmed_by_id", OLD."explanation", OLD."id", OLD."notes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."proposed_at", OLD."proposed_by_id", OLD."state", OLD."verdict"); RETURN NULL;', hash='84d18c54f7331214874df9ad6767686a7ffbe244', operation='DELETE', pgid='pgtrigger_delete_delete_24def', table='verification_verdictdecision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verdictdecisionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='87fa4564317f0da184b78e74549daba0d4a1224e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_86b5f', table='verification_verdictdecisionevent', when='BEFORE')),
        ),
    ]
