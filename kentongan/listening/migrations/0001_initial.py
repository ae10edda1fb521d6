import datetime
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import kentongan.core.fields
import kentongan.listening.kinds.registry
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
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.CharField(max_length=2048, unique=True, verbose_name='address')),
                ('canonical_url', models.CharField(blank=True, max_length=2048)),
                ('host', models.CharField(blank=True, max_length=253)),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('lead', models.TextField(blank=True, verbose_name='lead')),
                ('author_line', models.CharField(blank=True, max_length=300, verbose_name='byline')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published')),
                ('published_local', models.DateTimeField(blank=True, null=True, verbose_name='published, local time')),
                ('modified_at', models.DateTimeField(blank=True, null=True)),
                ('date_evidence', models.CharField(blank=True, max_length=12)),
                ('feed_published_at', models.DateTimeField(blank=True, null=True)),
                ('first_seen_at', models.DateTimeField(verbose_name='first seen')),
                ('kind', models.CharField(choices=[('article', 'article'), ('stub', 'short item'), ('index', 'list of articles'), ('blocked', 'blocked page'), ('variant', 'known under another address')], max_length=10, verbose_name='kind')),
                ('language', models.CharField(blank=True, max_length=8, verbose_name='language')),
                ('method', models.CharField(blank=True, max_length=60)),
                ('confidence', models.FloatField(default=0)),
                ('image_url', models.CharField(blank=True, max_length=2048)),
                ('is_paid', models.BooleanField(default=False, verbose_name='paid publication')),
                ('fetch_state', models.CharField(choices=[('pending', 'waiting to be read'), ('done', 'read'), ('refused', 'page refused, feed text kept'), ('gone', 'no longer there')], default='done', max_length=10)),
                ('fetch_tries', models.PositiveSmallIntegerField(default=0)),
                ('fetch_detail', models.CharField(blank=True, max_length=300)),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('missing_since', models.DateTimeField(blank=True, null=True)),
                ('gone_at', models.DateTimeField(blank=True, null=True, verbose_name='no longer there since')),
                ('analysed_at', models.DateTimeField(blank=True, null=True)),
                ('paid_settled', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
                'ordering': ['-published_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CopySignature',
            fields=[
                ('item', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('samples', models.PositiveIntegerField()),
                ('words', models.BinaryField()),
                ('day', models.DateField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
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
            name='IndexTotals',
            fields=[
                ('name', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('documents', models.PositiveBigIntegerField(default=0)),
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
            name='Outlet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('domain', models.CharField(max_length=253, unique=True, verbose_name='domain')),
                ('owner_network', models.CharField(blank=True, max_length=120, verbose_name='owner network')),
                ('medium', models.CharField(choices=[('online', 'online'), ('print', 'print'), ('radio', 'radio'), ('tv', 'television')], default='online', max_length=10, verbose_name='medium')),
                ('region_code', models.CharField(blank=True, max_length=13, verbose_name='region code')),
                ('press_council', models.CharField(blank=True, max_length=60, verbose_name='press council status')),
                ('estimated_audience', models.PositiveIntegerField(blank=True, null=True, verbose_name='estimated audience')),
                ('audience_source', models.CharField(blank=True, max_length=200, verbose_name='where the estimate is from')),
                ('is_fact_checker', models.BooleanField(default=False, verbose_name='fact-checker')),
                ('is_specialist', models.BooleanField(default=False, help_text='Writes of one field or for one trade only, not general news.', verbose_name='specialist outlet')),
                ('excerpt_limit', models.PositiveSmallIntegerField(blank=True, help_text='In clippings and reports. Empty: as the rule media.cuplikan says. 0: the headline only.', null=True, verbose_name='excerpt that may leave the office, in characters')),
            ],
            options={
                'verbose_name': 'outlet',
                'verbose_name_plural': 'outlets',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('platform', models.CharField(max_length=20, verbose_name='platform')),
                ('text', models.TextField(verbose_name='what the post says')),
                ('posted_at', models.DateTimeField(blank=True, null=True, verbose_name='published')),
                ('seen_at', models.DateTimeField(verbose_name='first seen')),
                ('likes', models.PositiveIntegerField(default=0, verbose_name='likes')),
                ('shares', models.PositiveIntegerField(default=0, verbose_name='shares')),
                ('replies', models.PositiveIntegerField(default=0, verbose_name='replies')),
                ('mark', models.CharField(max_length=64, unique=True)),
                ('author', models.CharField(max_length=64)),
                ('address', kentongan.core.fields.EncryptedTextField(blank=True)),
                ('compared_at', models.DateTimeField(blank=True, null=True)),
                ('links', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2048), blank=True, default=list, size=None)),
                ('placed_by', models.CharField(blank=True, choices=[('link', 'links to an article of it'), ('words', 'its words')], max_length=10)),
            ],
            options={
                'verbose_name': 'post',
                'verbose_name_plural': 'posts',
                'ordering': ['-seen_at', '-pk'],
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
        migrations.CreateModel(
            name='SitePattern',
            fields=[
                ('host', models.CharField(max_length=253, primary_key=True, serialize=False)),
                ('learned', models.JSONField(blank=True, default=dict)),
                ('trust', models.JSONField(blank=True, default=dict)),
                ('pages', models.PositiveIntegerField(default=0)),
                ('learned_at', models.DateTimeField(blank=True, null=True)),
                ('why_not', models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('kind', models.CharField(choices=kentongan.listening.kinds.registry.choices, max_length=20, verbose_name='kind')),
                ('url', models.URLField(max_length=2048, unique=True, verbose_name='address')),
                ('active', models.BooleanField(default=True, verbose_name='active')),
                ('zone', models.CharField(blank=True, choices=[('Asia/Jakarta', 'WIB'), ('Asia/Makassar', 'WITA'), ('Asia/Jayapura', 'WIT')], max_length=40, verbose_name='time zone of its clock')),
                ('language', models.CharField(default='id', max_length=8, verbose_name='language')),
                ('interval', models.DurationField(default=datetime.timedelta(seconds=1800), verbose_name='look every')),
                ('next_poll_at', models.DateTimeField(blank=True, null=True, verbose_name='next look')),
                ('etag', models.CharField(blank=True, max_length=300)),
                ('last_modified', models.CharField(blank=True, max_length=100)),
                ('body_hash', models.CharField(blank=True, max_length=64)),
                ('polls_since_full', models.PositiveSmallIntegerField(default=0)),
                ('last_success_at', models.DateTimeField(blank=True, null=True, verbose_name='last success')),
                ('last_outcome', models.CharField(blank=True, choices=[('new', 'new articles'), ('nothing_new', 'nothing new'), ('not_modified', 'unchanged'), ('empty', 'readable but empty'), ('not_readable', 'not a feed or sitemap'), ('refused', 'private or forbidden address'), ('robots', 'closed by robots.txt'), ('too_large', 'too large'), ('too_slow', 'too slow'), ('unreachable', 'not reachable'), ('http_error', 'error answer'), ('blocked', 'closed to programs'), ('later', 'asked to come back later'), ('sign_in', 'sign-in refused')], max_length=20, verbose_name='last outcome')),
                ('last_detail', models.CharField(blank=True, max_length=500, verbose_name='what happened')),
                ('failures', models.PositiveIntegerField(default=0, verbose_name='failures in a row')),
                ('rate', models.FloatField(default=0, verbose_name='new articles an hour')),
                ('last_new_at', models.DateTimeField(blank=True, null=True, verbose_name='last new article')),
                ('silent_after', models.DateTimeField(blank=True, null=True, verbose_name='silent from')),
                ('clock_skew', models.SmallIntegerField(default=0, verbose_name='hours its clock seems to be ahead')),
                ('clock_correction', models.SmallIntegerField(default=0, verbose_name='hours taken off its times')),
                ('learned', models.JSONField(blank=True, default=dict)),
                ('added_at', models.DateTimeField(verbose_name='since')),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='listening.outlet', verbose_name='outlet')),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Story',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('first_at', models.DateTimeField(verbose_name='first')),
                ('last_at', models.DateTimeField(verbose_name='last')),
                ('article_count', models.PositiveIntegerField(default=0, verbose_name='articles')),
                ('outlet_count', models.PositiveIntegerField(default=0, verbose_name='publishers')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged', to='listening.story', verbose_name='put together with')),
            ],
            options={
                'verbose_name': 'story',
                'verbose_name_plural': 'stories',
                'ordering': ['-last_at'],
            },
        ),
        migrations.CreateModel(
            name='TableLayout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('columns', models.JSONField(default=list)),
                ('zone', models.CharField(choices=[('Asia/Jakarta', 'WIB'), ('Asia/Makassar', 'WITA'), ('Asia/Jayapura', 'WIT')], max_length=40)),
                ('used_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='TermFrequency',
            fields=[
                ('term', models.TextField(primary_key=True, serialize=False)),
                ('documents', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='Separated by commas; one of them is enough.', size=None, verbose_name='words')),
                ('phrases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='Separated by commas; one of them is enough.', size=None, verbose_name='phrases')),
                ('exclusions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='An article with one of these is left out.', size=None, verbose_name='not with')),
                ('query', models.TextField(blank=True, help_text='For those who want more: AND, OR, NOT, “a phrase”, NEAR/5, judul:, isi:, media:.', max_length=2000, verbose_name='advanced query')),
                ('active', models.BooleanField(default=True, verbose_name='active')),
                ('since', models.DateTimeField(verbose_name='since')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='accounts.agency', verbose_name='agency')),
            ],
            options={
                'verbose_name': 'watch topic',
                'verbose_name_plural': 'watch topics',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=80)),
                ('step', models.PositiveIntegerField(default=0)),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('path', models.CharField(max_length=200)),
                ('urgency', models.CharField(choices=[('high', 'high: rings at any hour'), ('normal', 'normal: rings outside quiet hours'), ('low', 'low: only in the daily digest')], max_length=10, verbose_name='urgency')),
                ('state', models.CharField(choices=[('new', 'new'), ('seen', 'seen'), ('acknowledged', 'acknowledged'), ('closed', 'closed')], default='new', max_length=12, verbose_name='state')),
                ('level', models.SmallIntegerField(default=-1)),
                ('raised_at', models.DateTimeField(verbose_name='raised')),
                ('next_at', models.DateTimeField(blank=True, null=True)),
                ('acknowledged_at', models.DateTimeField(blank=True, null=True, verbose_name='acknowledged')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed')),
                ('acknowledged_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('story', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='alerts', to='listening.story')),
            ],
            options={
                'verbose_name': 'alert',
                'verbose_name_plural': 'alerts',
                'ordering': ['-raised_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='AlertMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('evaluated_to', models.DateTimeField(null=True)),
                ('agency', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.agency')),
            ],
        ),
        migrations.CreateModel(
            name='AlertRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('kind', models.CharField(choices=[('growth', 'a story grows unusually fast'), ('tone', 'a story is told in a negative tone'), ('outlet', 'an outlet writes about our topics'), ('topic', 'a story of a topic is carried by several media'), ('claim', 'a rumour passes a score')], max_length=10, verbose_name='listens for')),
                ('hours', models.PositiveSmallIntegerField(default=6, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(48)], verbose_name='look at the last hours')),
                ('least', models.PositiveSmallIntegerField(default=4, help_text='Articles; for a topic media, for a rumour its score.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(500)], verbose_name='at least')),
                ('strength', models.FloatField(default=3.0, help_text='Times the usual scatter; 3 is rare, 5 very rare. Only for growth.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(20)], verbose_name='how unusual')),
                ('urgency', models.CharField(choices=[('high', 'high: rings at any hour'), ('normal', 'normal: rings outside quiet hours'), ('low', 'low: only in the daily digest')], default='normal', max_length=10, verbose_name='urgency')),
                ('telegram_chat', models.CharField(blank=True, help_text='Add the bot to the group first. Empty: the office’s group is told.', max_length=40, verbose_name='number of its own Telegram group')),
                ('whatsapp', models.CharField(blank=True, help_text='Of a duty phone, as 6281234567890. The text is still sent by hand.', max_length=20, validators=[django.core.validators.RegexValidator('^[1-9]\\d{7,14}$', 'Write it as 6281234567890.')], verbose_name='WhatsApp number to send its text to')),
                ('active', models.BooleanField(default=True, verbose_name='active')),
                ('since', models.DateTimeField(verbose_name='since')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('outlet', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='listening.outlet', verbose_name='outlet')),
                ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='listening.topic', verbose_name='topic')),
            ],
            options={
                'verbose_name': 'alert rule',
                'verbose_name_plural': 'alert rules',
                'ordering': ['-active', 'name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AlertSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quiet_from', models.TimeField(default=datetime.time(22, 0), verbose_name='quiet from')),
                ('quiet_to', models.TimeField(default=datetime.time(5, 0), verbose_name='quiet until')),
                ('patience', models.PositiveSmallIntegerField(default=15, help_text='If nobody acknowledges: the next on the roster, then the head.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(240)], verbose_name='minutes until the next person is told')),
                ('digest_at', models.TimeField(default=datetime.time(16, 0), verbose_name='daily digest at')),
                ('telegram_chat', models.CharField(blank=True, help_text='Add the bot to the group first. Empty: nothing is sent to Telegram.', max_length=40, verbose_name='number of the office’s Telegram group')),
                ('agency', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='alert_settings', to='accounts.agency')),
            ],
            options={
                'verbose_name': 'settings of alerts',
                'verbose_name_plural': 'settings of alerts',
            },
        ),
        migrations.CreateModel(
            name='AlertSettingsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('quiet_from', models.TimeField(default=datetime.time(22, 0), verbose_name='quiet from')),
                ('quiet_to', models.TimeField(default=datetime.time(5, 0), verbose_name='quiet until')),
                ('patience', models.PositiveSmallIntegerField(default=15, help_text='If nobody acknowledges: the next on the roster, then the head.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(240)], verbose_name='minutes until the next person is told')),
                ('digest_at', models.TimeField(default=datetime.time(16, 0), verbose_name='daily digest at')),
                ('telegram_chat', models.CharField(blank=True, help_text='Add the bot to the group first. Empty: nothing is sent to Telegram.', max_length=40, verbose_name='number of the office’s Telegram group')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.alertsettings')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search_document', serialize=False, to='listening.article')),
                ('moment', models.DateTimeField()),
                ('language', models.CharField(blank=True, max_length=8)),
                ('kind', models.CharField(blank=True, max_length=10)),
                ('tsv', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.CreateModel(
            name='ArticleText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1)),
                ('title', models.CharField(max_length=500)),
                ('text', models.TextField()),
                ('body_hash', models.CharField(max_length=64)),
                ('fetched_at', models.DateTimeField()),
                ('article', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='listening.article')),
            ],
            options={
                'ordering': ['article', 'revision'],
            },
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
            name='CoderTone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tone_headline', models.SmallIntegerField(blank=True, null=True, verbose_name='tone of the headline')),
                ('tone_body', models.SmallIntegerField(blank=True, null=True, verbose_name='tone of the body')),
                ('at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coder_tones', to='listening.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Coding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tone_headline', models.SmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-1), django.core.validators.MaxValueValidator(1)], verbose_name='tone of the headline')),
                ('tone_body', models.SmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-1), django.core.validators.MaxValueValidator(1)], verbose_name='tone of the body')),
                ('machine', models.BooleanField(default=True, verbose_name='machine suggestion')),
                ('why', models.CharField(blank=True, max_length=300)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codings', to='listening.article')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'coding',
                'verbose_name_plural': 'codings',
            },
        ),
        migrations.CreateModel(
            name='CodingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('tone_headline', models.SmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-1), django.core.validators.MaxValueValidator(1)], verbose_name='tone of the headline')),
                ('tone_body', models.SmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-1), django.core.validators.MaxValueValidator(1)], verbose_name='tone of the body')),
                ('machine', models.BooleanField(default=True, verbose_name='machine suggestion')),
                ('why', models.CharField(blank=True, max_length=300)),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('article', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.article')),
                ('by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.coding')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('containment', models.FloatField()),
                ('direction', models.CharField(choices=[('contains', 'contains the other'), ('contained', 'is contained in the other'), ('mutual', 'same text')], max_length=10)),
                ('is_exact', models.BooleanField(default=False)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='listening.article')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copied_by', to='listening.article')),
            ],
            options={
                'ordering': ['article', '-containment'],
            },
        ),
        migrations.CreateModel(
            name='DutyShift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')], verbose_name='day')),
                ('starts', models.TimeField(default=datetime.time(8, 0), verbose_name='from')),
                ('ends', models.TimeField(default=datetime.time(16, 0), verbose_name='until')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'duty',
                'verbose_name_plural': 'duties',
                'ordering': ['weekday', 'starts', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DutyShiftEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('weekday', models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')], verbose_name='day')),
                ('starts', models.TimeField(default=datetime.time(8, 0), verbose_name='from')),
                ('ends', models.TimeField(default=datetime.time(16, 0), verbose_name='until')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.dutyshift')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DutySwap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(verbose_name='date')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who takes it')),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='swaps', to='listening.dutyshift')),
            ],
            options={
                'verbose_name': 'swapped duty',
                'verbose_name_plural': 'swapped duties',
                'ordering': ['date', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DutySwapEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('date', models.DateField(verbose_name='date')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who takes it')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.dutyswap')),
                ('shift', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.dutyshift')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HandEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('medium', models.CharField(choices=[('online', 'online'), ('print', 'print'), ('radio', 'radio'), ('tv', 'television')], max_length=10, verbose_name='medium')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='page or programme')),
                ('scan', models.FileField(blank=True, upload_to='listening/scan', verbose_name='scan')),
                ('scan_kind', models.CharField(blank=True, choices=[('image', 'picture'), ('pdf', 'PDF')], max_length=10)),
                ('made_at', models.DateTimeField(verbose_name='at')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='entry', to='listening.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'article written down',
                'verbose_name_plural': 'articles written down',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='HandEntryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('medium', models.CharField(choices=[('online', 'online'), ('print', 'print'), ('radio', 'radio'), ('tv', 'television')], max_length=10, verbose_name='medium')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='page or programme')),
                ('scan', models.FileField(blank=True, upload_to='listening/scan', verbose_name='scan')),
                ('scan_kind', models.CharField(blank=True, choices=[('image', 'picture'), ('pdf', 'PDF')], max_length=10)),
                ('made_at', models.DateTimeField(verbose_name='at')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('article', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.article')),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.handentry')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='InstitutionMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('institution', models.CharField(blank=True, max_length=120, verbose_name='institution')),
                ('count', models.PositiveSmallIntegerField()),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='institutions', to='listening.article')),
            ],
            options={
                'ordering': ['article', '-count'],
            },
        ),
        migrations.CreateModel(
            name='LearnedTone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('headline', 'headline'), ('body', 'text of the article')], max_length=10)),
                ('samples', models.PositiveIntegerField(default=0)),
                ('negative', models.PositiveIntegerField(default=0)),
                ('neutral', models.PositiveIntegerField(default=0)),
                ('positive', models.PositiveIntegerField(default=0)),
                ('alpha', models.FloatField(blank=True, null=True)),
                ('usable', models.BooleanField(default=False)),
                ('counts', models.JSONField(default=dict)),
                ('learned_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
            ],
        ),
        migrations.CreateModel(
            name='OfficeHolder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('office', models.CharField(help_text='For example: Kepala Dinas Kesehatan.', max_length=150, verbose_name='office')),
                ('body', models.CharField(max_length=200, verbose_name='institution')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='Names by which media call this person in office, separated by commas.', size=None, verbose_name='other names')),
                ('is_ours', models.BooleanField(default=False, verbose_name='of our own agency')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='to')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
            ],
            options={
                'verbose_name': 'office-holder',
                'verbose_name_plural': 'office-holders',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='OfficeHolderEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('office', models.CharField(help_text='For example: Kepala Dinas Kesehatan.', max_length=150, verbose_name='office')),
                ('body', models.CharField(max_length=200, verbose_name='institution')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='Names by which media call this person in office, separated by commas.', size=None, verbose_name='other names')),
                ('is_ours', models.BooleanField(default=False, verbose_name='of our own agency')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='to')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.officeholder')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='article',
            name='outlet',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='articles', to='listening.outlet', verbose_name='outlet'),
        ),
        migrations.CreateModel(
            name='OwnText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200, unique=True)),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('text', models.TextField()),
                ('url', models.CharField(blank=True, max_length=2048)),
                ('published_at', models.DateTimeField(verbose_name='published')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
            ],
            options={
                'ordering': ['-published_at'],
            },
        ),
        migrations.CreateModel(
            name='PickUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('containment', models.FloatField()),
                ('direction', models.CharField(blank=True, choices=[('contains', 'contains the other'), ('contained', 'is contained in the other'), ('mutual', 'same text')], max_length=10)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pick_ups', to='listening.article')),
                ('own_text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pick_ups', to='listening.owntext')),
            ],
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hash', models.BigIntegerField()),
                ('item', models.CharField(max_length=40)),
                ('day', models.DateField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.BrinIndex(fields=['day'], name='listening_posting_day'), models.Index(fields=['hash'], name='listening_posting_hash'), models.Index(fields=['item'], name='listening_posting_item')],
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
        migrations.CreateModel(
            name='Quote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('institution', models.CharField(blank=True, max_length=120, verbose_name='institution')),
                ('text', models.TextField(verbose_name='what was said')),
                ('direct', models.BooleanField(verbose_name='in quotation marks')),
                ('office', models.CharField(blank=True, max_length=360, verbose_name='office held then')),
                ('rule', models.CharField(choices=[('after', 'the speaker stands after the words'), ('before', 'the speaker stands before the words'), ('according', '“according to”'), ('continued', 'it continues what was said just before')], max_length=12)),
                ('known_by', models.CharField(choices=[('name', 'full name'), ('short_name', 'part of the name'), ('office', 'office'), ('body', 'name of the institution'), ('spokesperson', 'spokesperson of the institution'), ('pronoun', '“he or she”: the last who spoke')], max_length=12)),
                ('confidence', models.FloatField()),
                ('place', models.PositiveSmallIntegerField()),
                ('fingerprint', models.CharField(max_length=32)),
                ('at', models.DateTimeField(verbose_name='at')),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotes', to='listening.article')),
                ('holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='quotes', to='listening.officeholder', verbose_name='office-holder')),
            ],
            options={
                'verbose_name': 'quote',
                'verbose_name_plural': 'quotes',
                'ordering': ['-at', 'article', 'place'],
            },
        ),
        migrations.CreateModel(
            name='RawPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('host', models.CharField(max_length=253)),
                ('url', models.CharField(max_length=2048)),
                ('fetched_at', models.DateTimeField()),
                ('packed', models.BinaryField()),
                ('article', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='listening.article')),
            ],
        ),
        migrations.CreateModel(
            name='SavedSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('query', models.CharField(max_length=1000)),
                ('at', models.DateTimeField()),
                ('shared', models.BooleanField(default=False, verbose_name='for the whole office')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'saved search',
                'verbose_name_plural': 'saved searches',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='SignalMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(max_length=100, verbose_name='term')),
                ('letter', models.CharField(blank=True, choices=[('S', 'Social'), ('T', 'Technological'), ('E', 'Economic'), ('L', 'Environmental'), ('P', 'Political')], max_length=1, verbose_name='field')),
                ('dismissed', models.BooleanField(default=False, verbose_name='dismissed')),
                ('at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'weak signal',
                'verbose_name_plural': 'weak signals',
            },
        ),
        migrations.CreateModel(
            name='SignalMarkEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('term', models.CharField(max_length=100, verbose_name='term')),
                ('letter', models.CharField(blank=True, choices=[('S', 'Social'), ('T', 'Technological'), ('E', 'Economic'), ('L', 'Environmental'), ('P', 'Political')], max_length=1, verbose_name='field')),
                ('dismissed', models.BooleanField(default=False, verbose_name='dismissed')),
                ('at', models.DateTimeField()),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.signalmark')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SourceLinks',
            fields=[
                ('source', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='links', serialize=False, to='listening.source')),
                ('marks', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
            ],
        ),
        migrations.AddField(
            model_name='post',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='listening.source'),
        ),
        migrations.CreateModel(
            name='Poll',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('outcome', models.CharField(choices=[('new', 'new articles'), ('nothing_new', 'nothing new'), ('not_modified', 'unchanged'), ('empty', 'readable but empty'), ('not_readable', 'not a feed or sitemap'), ('refused', 'private or forbidden address'), ('robots', 'closed by robots.txt'), ('too_large', 'too large'), ('too_slow', 'too slow'), ('unreachable', 'not reachable'), ('http_error', 'error answer'), ('blocked', 'closed to programs'), ('later', 'asked to come back later'), ('sign_in', 'sign-in refused')], max_length=20, verbose_name='outcome')),
                ('seen', models.PositiveIntegerField(default=0, verbose_name='entries')),
                ('new', models.PositiveIntegerField(default=0, verbose_name='new')),
                ('known', models.PositiveIntegerField(default=0, verbose_name='known already')),
                ('updated', models.PositiveIntegerField(default=0, verbose_name='changed')),
                ('rejected', models.PositiveIntegerField(default=0, verbose_name='not usable')),
                ('chain', models.JSONField(blank=True, default=list, verbose_name='redirects')),
                ('detail', models.CharField(blank=True, max_length=500, verbose_name='what happened')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='polls', to='listening.source')),
            ],
            options={
                'verbose_name': 'look at a source',
                'verbose_name_plural': 'looks at sources',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Mailbox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user', models.CharField(max_length=254, verbose_name='name to sign in with')),
                ('secret', kentongan.core.fields.EncryptedTextField(blank=True, default='', verbose_name='password')),
                ('folder', models.CharField(default='INBOX', max_length=200, verbose_name='folder')),
                ('sender', models.CharField(max_length=254, verbose_name='sender')),
                ('follows_links', models.BooleanField(default=False, verbose_name='take the articles it leads to')),
                ('source', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mailbox', to='listening.source')),
            ],
            options={
                'verbose_name': 'mailbox of a newsletter',
                'verbose_name_plural': 'mailboxes of newsletters',
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
        migrations.AddField(
            model_name='article',
            name='source',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='articles', to='listening.source'),
        ),
        migrations.CreateModel(
            name='SourceMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old', models.CharField(max_length=2048, verbose_name='address before')),
                ('new', models.CharField(max_length=2048, verbose_name='address now')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='listening.source')),
            ],
            options={
                'verbose_name': 'move of a source',
                'verbose_name_plural': 'moves of sources',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SourceMoveEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('old', models.CharField(max_length=2048, verbose_name='address before')),
                ('new', models.CharField(max_length=2048, verbose_name='address now')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.sourcemove')),
                ('source', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.source')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SourceTwin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('share', models.FloatField()),
                ('at', models.DateTimeField()),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='listening.source')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='listening.source')),
            ],
        ),
        migrations.CreateModel(
            name='StoryIndex',
            fields=[
                ('story', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='index', serialize=False, to='listening.story')),
                ('first_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
                ('size', models.PositiveIntegerField()),
                ('members', models.JSONField()),
                ('anchors', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
            ],
        ),
        migrations.AddField(
            model_name='article',
            name='story',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='articles', to='listening.story'),
        ),
        migrations.CreateModel(
            name='AlertEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('subject', models.CharField(max_length=80)),
                ('step', models.PositiveIntegerField(default=0)),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('path', models.CharField(max_length=200)),
                ('urgency', models.CharField(choices=[('high', 'high: rings at any hour'), ('normal', 'normal: rings outside quiet hours'), ('low', 'low: only in the daily digest')], max_length=10, verbose_name='urgency')),
                ('state', models.CharField(choices=[('new', 'new'), ('seen', 'seen'), ('acknowledged', 'acknowledged'), ('closed', 'closed')], default='new', max_length=12, verbose_name='state')),
                ('level', models.SmallIntegerField(default=-1)),
                ('raised_at', models.DateTimeField(verbose_name='raised')),
                ('next_at', models.DateTimeField(blank=True, null=True)),
                ('acknowledged_at', models.DateTimeField(blank=True, null=True, verbose_name='acknowledged')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed')),
                ('acknowledged_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('closed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.alert')),
                ('story', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.story')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StoryDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('merge', 'put together'), ('split', 'taken apart')], max_length=10, verbose_name='decision')),
                ('here', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None, verbose_name='articles that stayed')),
                ('there', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None, verbose_name='articles that moved')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='undone')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='other_decisions', to='listening.story', verbose_name='story')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='listening.story', verbose_name='story')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='undone by')),
            ],
            options={
                'verbose_name': 'decision about a story',
                'verbose_name_plural': 'decisions about stories',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='TableImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150, verbose_name='file')),
                ('headings', models.JSONField(default=list)),
                ('columns', models.JSONField(default=list)),
                ('zone', models.CharField(choices=[('Asia/Jakarta', 'WIB'), ('Asia/Makassar', 'WITA'), ('Asia/Jayapura', 'WIT')], max_length=40, verbose_name='time zone of its times')),
                ('state', models.CharField(choices=[('mapping', 'waits for the meaning of its columns'), ('running', 'is being taken over'), ('done', 'taken over'), ('undone', 'undone')], default='mapping', max_length=10, verbose_name='state')),
                ('row_count', models.PositiveIntegerField(verbose_name='rows')),
                ('made_at', models.DateTimeField(verbose_name='at')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='undone')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'import of articles',
                'verbose_name_plural': 'imports of articles',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='TableRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('cells', models.JSONField(default=list)),
                ('outcome', models.CharField(blank=True, choices=[('new', 'new'), ('known', 'known already'), ('wrong', 'not usable')], max_length=10, verbose_name='outcome')),
                ('words', models.CharField(blank=True, max_length=500, verbose_name='what is wrong')),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='table_rows', to='listening.article')),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='listening.tableimport')),
            ],
            options={
                'ordering': ['table', 'number'],
            },
        ),
        migrations.CreateModel(
            name='TermHour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.TextField()),
                ('hour', models.DateTimeField()),
                ('documents', models.PositiveIntegerField()),
                ('owners', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('article', models.BigIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['hour'], name='listening_term_hour')],
                'constraints': [models.UniqueConstraint(fields=('term', 'hour'), name='listening_term_hour_once')],
            },
        ),
        migrations.CreateModel(
            name='TopicLesson',
            fields=[
                ('topic', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='lesson', serialize=False, to='listening.topic')),
                ('words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('ignored', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('learned_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='AlertRuleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('kind', models.CharField(choices=[('growth', 'a story grows unusually fast'), ('tone', 'a story is told in a negative tone'), ('outlet', 'an outlet writes about our topics'), ('topic', 'a story of a topic is carried by several media'), ('claim', 'a rumour passes a score')], max_length=10, verbose_name='listens for')),
                ('hours', models.PositiveSmallIntegerField(default=6, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(48)], verbose_name='look at the last hours')),
                ('least', models.PositiveSmallIntegerField(default=4, help_text='Articles; for a topic media, for a rumour its score.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(500)], verbose_name='at least')),
                ('strength', models.FloatField(default=3.0, help_text='Times the usual scatter; 3 is rare, 5 very rare. Only for growth.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(20)], verbose_name='how unusual')),
                ('urgency', models.CharField(choices=[('high', 'high: rings at any hour'), ('normal', 'normal: rings outside quiet hours'), ('low', 'low: only in the daily digest')], default='normal', max_length=10, verbose_name='urgency')),
                ('telegram_chat', models.CharField(blank=True, help_text='Add the bot to the group first. Empty: the office’s group is told.', max_length=40, verbose_name='number of its own Telegram group')),
                ('whatsapp', models.CharField(blank=True, help_text='Of a duty phone, as 6281234567890. The text is still sent by hand.', max_length=20, validators=[django.core.validators.RegexValidator('^[1-9]\\d{7,14}$', 'Write it as 6281234567890.')], verbose_name='WhatsApp number to send its text to')),
                ('active', models.BooleanField(default=True, verbose_name='active')),
                ('since', models.DateTimeField(verbose_name='since')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.alertrule')),
                ('outlet', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.outlet', verbose_name='outlet')),
                ('topic', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.topic', verbose_name='topic')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TopicEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='Separated by commas; one of them is enough.', size=None, verbose_name='words')),
                ('phrases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='Separated by commas; one of them is enough.', size=None, verbose_name='phrases')),
                ('exclusions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='An article with one of these is left out.', size=None, verbose_name='not with')),
                ('query', models.TextField(blank=True, help_text='For those who want more: AND, OR, NOT, “a phrase”, NEAR/5, judul:, isi:, media:.', max_length=2000, verbose_name='advanced query')),
                ('active', models.BooleanField(default=True, verbose_name='active')),
                ('since', models.DateTimeField(verbose_name='since')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.topic')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TopicHour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hour', models.DateTimeField()),
                ('owner', models.CharField(max_length=253)),
                ('documents', models.PositiveIntegerField()),
                ('topic', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='hours', to='listening.topic')),
            ],
        ),
        migrations.CreateModel(
            name='TopicMatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matched', models.CharField(blank=True, max_length=200, verbose_name='matched')),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='topic_matches', to='listening.article')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='listening.topic')),
            ],
        ),
        migrations.CreateModel(
            name='TriageMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('seen', 'looked at'), ('not_ours', 'not about us')], default='seen', max_length=10)),
                ('topics', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None)),
                ('made_coding', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='triage_marks', to='listening.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'triage mark',
                'verbose_name_plural': 'triage marks',
            },
        ),
        migrations.CreateModel(
            name='AlertDigest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField()),
                ('count', models.PositiveIntegerField()),
                ('made_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'date'), name='listening_alert_digest_once')],
            },
        ),
        migrations.CreateModel(
            name='AlertNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.SmallIntegerField()),
                ('channel', models.SlugField(blank=True, max_length=40)),
                ('at', models.DateTimeField()),
                ('alert', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='listening.alert')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('alert', 'level', 'channel', 'person'), name='listening_alert_notice_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='AlertReason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('alert', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reasons', to='listening.alert')),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reasons', to='listening.alertrule')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('alert', 'rule'), name='listening_alert_reason_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alertsettings',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_alertsettingsevent" ("agency_id", "digest_at", "id", "patience", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_from", "quiet_to", "telegram_chat") VALUES (NEW."agency_id", NEW."digest_at", NEW."id", NEW."patience", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."quiet_from", NEW."quiet_to", NEW."telegram_chat"); RETURN NULL;', hash='e245005975d39cfa363902b93643c03b43a0bb6d', operation='INSERT', pgid='pgtrigger_insert_insert_9ccc8', table='listening_alertsettings', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alertsettings',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_alertsettingsevent" ("agency_id", "digest_at", "id", "patience", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_from", "quiet_to", "telegram_chat") VALUES (NEW."agency_id", NEW."digest_at", NEW."id", NEW."patience", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."quiet_from", NEW."quiet_to", NEW."telegram_chat"); RETURN NULL;', hash='1d363e8d57e6fc58d99bb5b760019e2ce1ae1c33', operation='UPDATE', pgid='pgtrigger_update_update_4c7c4', table='listening_alertsettings', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alertsettings',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_alertsettingsevent" ("agency_id", "digest_at", "id", "patience", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_from", "quiet_to", "telegram_chat") VALUES (OLD."agency_id", OLD."digest_at", OLD."id", OLD."patience", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."quiet_from", OLD."quiet_to", OLD."telegram_chat"); RETURN NULL;', hash='16fd9652cbf10f34d2294a504d4c68a2764c9d41', operation='DELETE', pgid='pgtrigger_delete_delete_cc74c', table='listening_alertsettings', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alertsettingsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1e61e6da87f9fe9f8b491d6adebe9a1aea3cd944', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0b745', table='listening_alertsettingsevent', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='searchdocument',
            name='outlet',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='listening.outlet'),
        ),
        migrations.AddConstraint(
            model_name='articletext',
            constraint=models.UniqueConstraint(fields=('article', 'revision'), name='listening_text_revision'),
        ),
        migrations.AddIndex(
            model_name='codertone',
            index=models.Index(fields=['agency', '-at'], name='listening_coder_newest'),
        ),
        migrations.AddConstraint(
            model_name='codertone',
            constraint=models.UniqueConstraint(fields=('agency', 'article', 'by'), name='listening_coder_once'),
        ),
        migrations.AddConstraint(
            model_name='coding',
            constraint=models.UniqueConstraint(fields=('agency', 'article'), name='listening_coding_once'),
        ),
        migrations.AddConstraint(
            model_name='coding',
            constraint=models.CheckConstraint(condition=models.Q(('machine', True), ('by__isnull', False), _connector='OR'), name='listening_coding_person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='coding',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_codingevent" ("agency_id", "article_id", "by_id", "id", "machine", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "tone_body", "tone_headline", "why") VALUES (NEW."agency_id", NEW."article_id", NEW."by_id", NEW."id", NEW."machine", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."tone_body", NEW."tone_headline", NEW."why"); RETURN NULL;', hash='38c0f8cd654a96f4d63d9e156b51826ec4e81bf6', operation='INSERT', pgid='pgtrigger_insert_insert_d40d8', table='listening_coding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='coding',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_codingevent" ("agency_id", "article_id", "by_id", "id", "machine", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "tone_body", "tone_headline", "why") VALUES (NEW."agency_id", NEW."article_id", NEW."by_id", NEW."id", NEW."machine", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."tone_body", NEW."tone_headline", NEW."why"); RETURN NULL;', hash='0cf028e0218cc6383956d7ae9a74b9f670ad6111', operation='UPDATE', pgid='pgtrigger_update_update_55f39', table='listening_coding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='coding',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_codingevent" ("agency_id", "article_id", "by_id", "id", "machine", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "tone_body", "tone_headline", "why") VALUES (OLD."agency_id", OLD."article_id", OLD."by_id", OLD."id", OLD."machine", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."tone_body", OLD."tone_headline", OLD."why"); RETURN NULL;', hash='3b94c378a4191570e2ddc5af2857223935c95730', operation='DELETE', pgid='pgtrigger_delete_delete_d85c3', table='listening_coding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='codingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fd72286b114c2f9eb0394aa44bb02a00b0d219d3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4f632', table='listening_codingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='copy',
            constraint=models.UniqueConstraint(fields=('article', 'other'), name='listening_copy_once'),
        ),
        migrations.AddConstraint(
            model_name='copy',
            constraint=models.CheckConstraint(condition=models.Q(('article', models.F('other')), _negated=True), name='listening_copy_other'),
        ),
        migrations.AddConstraint(
            model_name='dutyshift',
            constraint=models.UniqueConstraint(fields=('agency', 'weekday', 'starts', 'person'), name='listening_duty_once'),
        ),
        migrations.AddConstraint(
            model_name='dutyshift',
            constraint=models.CheckConstraint(condition=models.Q(('starts', models.F('ends')), _negated=True), name='listening_duty_span'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyshift',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_dutyshiftevent" ("agency_id", "ends", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "weekday") VALUES (NEW."agency_id", NEW."ends", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."starts", NEW."weekday"); RETURN NULL;', hash='6bf4596b8ea0f068353b525c7e5a3c57f1ff797b', operation='INSERT', pgid='pgtrigger_insert_insert_ad1a5', table='listening_dutyshift', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyshift',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_dutyshiftevent" ("agency_id", "ends", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "weekday") VALUES (NEW."agency_id", NEW."ends", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."starts", NEW."weekday"); RETURN NULL;', hash='60763f637ec325da219ffbaaa1da7733e71b55a2', operation='UPDATE', pgid='pgtrigger_update_update_faf90', table='listening_dutyshift', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyshift',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_dutyshiftevent" ("agency_id", "ends", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "weekday") VALUES (OLD."agency_id", OLD."ends", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."starts", OLD."weekday"); RETURN NULL;', hash='86edbb21b98c50a4270e84106aec3bb4f3f1163c', operation='DELETE', pgid='pgtrigger_delete_delete_7c033', table='listening_dutyshift', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyshiftevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='75066c4632a9f2d1b85a5716aab391788d094e9f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_81be6', table='listening_dutyshiftevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='dutyswap',
            constraint=models.UniqueConstraint(fields=('shift', 'date'), name='listening_duty_swap_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyswap',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_dutyswapevent" ("date", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shift_id") VALUES (NEW."date", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."shift_id"); RETURN NULL;', hash='a7f327c060cf8aba6413eeb20958fd9133263711', operation='INSERT', pgid='pgtrigger_insert_insert_dd7b7', table='listening_dutyswap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyswap',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_dutyswapevent" ("date", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shift_id") VALUES (NEW."date", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."shift_id"); RETURN NULL;', hash='4af69b65a1123aad0626edbed41d3df91d92170d', operation='UPDATE', pgid='pgtrigger_update_update_ea96f', table='listening_dutyswap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyswap',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_dutyswapevent" ("date", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shift_id") VALUES (OLD."date", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."shift_id"); RETURN NULL;', hash='b4612b9efaf716a144d15486141b3657d11266e0', operation='DELETE', pgid='pgtrigger_delete_delete_f5d7d', table='listening_dutyswap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyswapevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a87f7580c440132b4649b27e2fe508ea62439b47', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b2d3d', table='listening_dutyswapevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handentry',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_handentryevent" ("agency_id", "article_id", "by_id", "id", "made_at", "medium", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scan", "scan_kind") VALUES (NEW."agency_id", NEW."article_id", NEW."by_id", NEW."id", NEW."made_at", NEW."medium", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."place", NEW."scan", NEW."scan_kind"); RETURN NULL;', hash='858fe9d2f072cd2bcf6ef21833082efd0322859c', operation='INSERT', pgid='pgtrigger_insert_insert_90082', table='listening_handentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handentry',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_handentryevent" ("agency_id", "article_id", "by_id", "id", "made_at", "medium", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scan", "scan_kind") VALUES (NEW."agency_id", NEW."article_id", NEW."by_id", NEW."id", NEW."made_at", NEW."medium", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."place", NEW."scan", NEW."scan_kind"); RETURN NULL;', hash='83c3dba4305dd8b169e2dea210dec10c46613348', operation='UPDATE', pgid='pgtrigger_update_update_8041d', table='listening_handentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handentry',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_handentryevent" ("agency_id", "article_id", "by_id", "id", "made_at", "medium", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scan", "scan_kind") VALUES (OLD."agency_id", OLD."article_id", OLD."by_id", OLD."id", OLD."made_at", OLD."medium", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."place", OLD."scan", OLD."scan_kind"); RETURN NULL;', hash='11e6969367d9f6cc6e2041827685783238d59865', operation='DELETE', pgid='pgtrigger_delete_delete_4c576', table='listening_handentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handentryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e4b435e2cfad5c5b6b222ceb7931942d29570da8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_240c1', table='listening_handentryevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='institutionmention',
            index=models.Index(fields=['institution'], name='listening_named_body'),
        ),
        migrations.AddConstraint(
            model_name='institutionmention',
            constraint=models.UniqueConstraint(fields=('article', 'agency', 'institution'), name='listening_named_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='institutionmention',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agency__isnull', False), ('institution', '')), models.Q(('agency', None), models.Q(('institution', ''), _negated=True)), _connector='OR'), name='listening_named_one'),
        ),
        migrations.AddConstraint(
            model_name='learnedtone',
            constraint=models.UniqueConstraint(fields=('agency', 'part'), name='listening_learned_once'),
        ),
        migrations.AddConstraint(
            model_name='learnedtone',
            constraint=models.CheckConstraint(condition=models.Q(('usable', False), ('alpha__isnull', False), _connector='OR'), name='listening_learned_measured'),
        ),
        migrations.AddConstraint(
            model_name='officeholder',
            constraint=models.UniqueConstraint(fields=('agency', 'name', 'office', 'valid_from'), name='listening_holder_once'),
        ),
        migrations.AddConstraint(
            model_name='officeholder',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='listening_holder_period'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='officeholder',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_officeholderevent" ("agency_id", "aliases", "body", "id", "is_ours", "name", "office", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."agency_id", NEW."aliases", NEW."body", NEW."id", NEW."is_ours", NEW."name", NEW."office", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='2a7b2961799d584dd6925e2ed6b50b231d962b6d', operation='INSERT', pgid='pgtrigger_insert_insert_824c4', table='listening_officeholder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='officeholder',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_officeholderevent" ("agency_id", "aliases", "body", "id", "is_ours", "name", "office", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."agency_id", NEW."aliases", NEW."body", NEW."id", NEW."is_ours", NEW."name", NEW."office", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='7e8b407510398fdafcd3568b803e46ce260f8ea8', operation='UPDATE', pgid='pgtrigger_update_update_b24bc', table='listening_officeholder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='officeholder',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_officeholderevent" ("agency_id", "aliases", "body", "id", "is_ours", "name", "office", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."agency_id", OLD."aliases", OLD."body", OLD."id", OLD."is_ours", OLD."name", OLD."office", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='b4e141541704356cb490e260df498e9f0030cdb1', operation='DELETE', pgid='pgtrigger_delete_delete_07445', table='listening_officeholder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='officeholderevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='56e5f40835b2cd1c7d89586ce37e0ea393c460bb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_91859', table='listening_officeholderevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='pickup',
            constraint=models.UniqueConstraint(fields=('own_text', 'article'), name='listening_pick_up_once'),
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
        migrations.AddIndex(
            model_name='quote',
            index=models.Index(fields=['-at'], name='listening_quote_newest'),
        ),
        migrations.AddIndex(
            model_name='quote',
            index=models.Index(fields=['holder', '-at'], name='listening_quote_holder'),
        ),
        migrations.AddIndex(
            model_name='quote',
            index=models.Index(fields=['agency', '-at'], name='listening_quote_agency'),
        ),
        migrations.AddIndex(
            model_name='quote',
            index=models.Index(condition=models.Q(('institution', ''), _negated=True), fields=['institution', '-at'], name='listening_quote_body'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.UniqueConstraint(fields=('article', 'place'), name='listening_quote_place'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agency', None), ('holder__isnull', False), ('institution', '')), models.Q(('agency__isnull', False), ('holder', None), ('institution', '')), models.Q(('agency', None), ('holder', None), models.Q(('institution', ''), _negated=True)), _connector='OR'), name='listening_quote_one_speaker'),
        ),
        migrations.AddIndex(
            model_name='rawpage',
            index=django.contrib.postgres.indexes.BrinIndex(fields=['fetched_at'], name='listening_raw_day'),
        ),
        migrations.AddIndex(
            model_name='rawpage',
            index=models.Index(fields=['host', '-id'], name='listening_raw_host'),
        ),
        migrations.AddConstraint(
            model_name='savedsearch',
            constraint=models.UniqueConstraint(fields=('agency', 'name'), name='listening_search_once'),
        ),
        migrations.AddConstraint(
            model_name='signalmark',
            constraint=models.UniqueConstraint(fields=('agency', 'term'), name='listening_signal_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signalmark',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_signalmarkevent" ("agency_id", "at", "by_id", "dismissed", "id", "letter", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "term") VALUES (NEW."agency_id", NEW."at", NEW."by_id", NEW."dismissed", NEW."id", NEW."letter", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."term"); RETURN NULL;', hash='3f08bb7710414db0d1fef9b9c1be600196c1de74', operation='INSERT', pgid='pgtrigger_insert_insert_7bec1', table='listening_signalmark', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signalmark',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_signalmarkevent" ("agency_id", "at", "by_id", "dismissed", "id", "letter", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "term") VALUES (NEW."agency_id", NEW."at", NEW."by_id", NEW."dismissed", NEW."id", NEW."letter", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."term"); RETURN NULL;', hash='007631107a94d487dc455f51698094c3b0ba5cc8', operation='UPDATE', pgid='pgtrigger_update_update_06457', table='listening_signalmark', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signalmark',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_signalmarkevent" ("agency_id", "at", "by_id", "dismissed", "id", "letter", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "term") VALUES (OLD."agency_id", OLD."at", OLD."by_id", OLD."dismissed", OLD."id", OLD."letter", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."term"); RETURN NULL;', hash='bcd82a34a0a400d6e01a19dd353b0ce1151d084f', operation='DELETE', pgid='pgtrigger_delete_delete_94c52', table='listening_signalmark', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signalmarkevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='97f17da71a8489788194b5fc4e2883a93aaeedf3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_89172', table='listening_signalmarkevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='source',
            index=models.Index(condition=models.Q(('active', True)), fields=['next_poll_at'], name='listening_source_due'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(fields=['-seen_at'], name='listening_post_seen'),
        ),
        migrations.AddIndex(
            model_name='poll',
            index=models.Index(fields=['source', '-at'], name='listening_poll_source'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clockcorrectionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ccc5d0735a16cb8a4b98801b9377ce79df8c9f44', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_edf8d', table='listening_clockcorrectionevent', when='BEFORE')),
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
            model_name='sourcemove',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_sourcemoveevent" ("at", "by_id", "id", "new", "old", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."new", NEW."old", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."source_id"); RETURN NULL;', hash='967e29418e58a3205c5c68a5e0989acd21f77d7b', operation='INSERT', pgid='pgtrigger_insert_insert_ffe69', table='listening_sourcemove', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sourcemove',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_sourcemoveevent" ("at", "by_id", "id", "new", "old", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."new", NEW."old", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."source_id"); RETURN NULL;', hash='bbd62e345e971036106ab51279967860958e9b8a', operation='UPDATE', pgid='pgtrigger_update_update_acfbe', table='listening_sourcemove', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sourcemove',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_sourcemoveevent" ("at", "by_id", "id", "new", "old", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") VALUES (OLD."at", OLD."by_id", OLD."id", OLD."new", OLD."old", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."source_id"); RETURN NULL;', hash='3220532ee0776117b68d4fe8c2f480132f2f7fe2', operation='DELETE', pgid='pgtrigger_delete_delete_d9ddc', table='listening_sourcemove', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sourcemoveevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b244deca7984213e990c5855ee22fe0b2f4b3ada', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e60f6', table='listening_sourcemoveevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='storyindex',
            index=django.contrib.postgres.indexes.GinIndex(fields=['anchors'], name='listening_story_anchors'),
        ),
        migrations.AddIndex(
            model_name='storyindex',
            index=models.Index(fields=['last_at'], name='listening_story_live'),
        ),
        migrations.AddIndex(
            model_name='story',
            index=models.Index(fields=['-last_at'], name='listening_story_last'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.OrderBy(models.F('published_at'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='listening_article_newest'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['-first_seen_at'], name='listening_article_seen'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['analysed_at'], name='listening_article_analysed'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('fetch_state', 'pending')), fields=['host', 'id'], name='listening_article_pending'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=django.contrib.postgres.indexes.HashIndex(condition=models.Q(('canonical_url', ''), _negated=True), fields=['canonical_url'], name='listening_article_canonical'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('fetch_state', 'done'), ('missing_since__isnull', False)), fields=['missing_since'], name='listening_article_missing'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('gone_at__isnull', False)), fields=['-gone_at'], name='listening_article_gone'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('analysed_at', None), ('fetch_state__in', ['done', 'refused'])), fields=['id'], name='listening_article_new'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alertevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5d1425d09a5fe4ba5bb9a17522f88000539bf531', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_df404', table='listening_alertevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='alert',
            index=models.Index(condition=models.Q(('next_at__isnull', False)), fields=['next_at'], name='listening_alert_due'),
        ),
        migrations.AddIndex(
            model_name='alert',
            index=models.Index(fields=['agency', '-raised_at'], name='listening_alert_newest'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.UniqueConstraint(fields=('agency', 'subject', 'step'), name='listening_alert_once'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['new', 'seen', 'acknowledged', 'closed'])), name='listening_alert_state'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'acknowledged'), _negated=True), ('acknowledged_by__isnull', False), _connector='OR'), name='listening_alert_person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alert',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_alertevent" ("acknowledged_at", "acknowledged_by_id", "agency_id", "closed_at", "closed_by_id", "id", "level", "next_at", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "state", "step", "story_id", "subject", "title", "urgency") VALUES (NEW."acknowledged_at", NEW."acknowledged_by_id", NEW."agency_id", NEW."closed_at", NEW."closed_by_id", NEW."id", NEW."level", NEW."next_at", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."raised_at", NEW."state", NEW."step", NEW."story_id", NEW."subject", NEW."title", NEW."urgency"); RETURN NULL;', hash='b0c0048b04006d56287fe16ac153b1b0d06c2a59', operation='INSERT', pgid='pgtrigger_insert_insert_184f8', table='listening_alert', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alert',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_alertevent" ("acknowledged_at", "acknowledged_by_id", "agency_id", "closed_at", "closed_by_id", "id", "level", "next_at", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "state", "step", "story_id", "subject", "title", "urgency") VALUES (NEW."acknowledged_at", NEW."acknowledged_by_id", NEW."agency_id", NEW."closed_at", NEW."closed_by_id", NEW."id", NEW."level", NEW."next_at", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."raised_at", NEW."state", NEW."step", NEW."story_id", NEW."subject", NEW."title", NEW."urgency"); RETURN NULL;', hash='ac8893cb5fbda3cc56d595bd08344d5aa1809129', operation='UPDATE', pgid='pgtrigger_update_update_4123c', table='listening_alert', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alert',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_alertevent" ("acknowledged_at", "acknowledged_by_id", "agency_id", "closed_at", "closed_by_id", "id", "level", "next_at", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "state", "step", "story_id", "subject", "title", "urgency") VALUES (OLD."acknowledged_at", OLD."acknowledged_by_id", OLD."agency_id", OLD."closed_at", OLD."closed_by_id", OLD."id", OLD."level", OLD."next_at", OLD."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."raised_at", OLD."state", OLD."step", OLD."story_id", OLD."subject", OLD."title", OLD."urgency"); RETURN NULL;', hash='b33288763b785ff1905c23e3dd21f61ed3334a06', operation='DELETE', pgid='pgtrigger_delete_delete_2f3e3', table='listening_alert', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='storydecision',
            index=django.contrib.postgres.indexes.GinIndex(fields=['here'], name='listening_decision_here'),
        ),
        migrations.AddIndex(
            model_name='storydecision',
            index=django.contrib.postgres.indexes.GinIndex(fields=['there'], name='listening_decision_there'),
        ),
        migrations.AddConstraint(
            model_name='storydecision',
            constraint=models.CheckConstraint(condition=models.Q(('story', models.F('other')), _negated=True), name='listening_decision_other'),
        ),
        migrations.AddIndex(
            model_name='tablerow',
            index=models.Index(condition=models.Q(('outcome', '')), fields=['table', 'number'], name='listening_table_waiting'),
        ),
        migrations.AddConstraint(
            model_name='tablerow',
            constraint=models.UniqueConstraint(fields=('table', 'number'), name='listening_table_row_once'),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.UniqueConstraint(fields=('agency', 'name'), name='listening_topic_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topic',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_topicevent" ("active", "agency_id", "exclusions", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phrases", "query", "since", "words") VALUES (NEW."active", NEW."agency_id", NEW."exclusions", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."phrases", NEW."query", NEW."since", NEW."words"); RETURN NULL;', hash='1cd10260b204cb6bbd4f0a74490e04c7c185d692', operation='INSERT', pgid='pgtrigger_insert_insert_05168', table='listening_topic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topic',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_topicevent" ("active", "agency_id", "exclusions", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phrases", "query", "since", "words") VALUES (NEW."active", NEW."agency_id", NEW."exclusions", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."phrases", NEW."query", NEW."since", NEW."words"); RETURN NULL;', hash='348e650d10fe427501c57ab281ffca28b65de32c', operation='UPDATE', pgid='pgtrigger_update_update_73258', table='listening_topic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topic',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_topicevent" ("active", "agency_id", "exclusions", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phrases", "query", "since", "words") VALUES (OLD."active", OLD."agency_id", OLD."exclusions", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."phrases", OLD."query", OLD."since", OLD."words"); RETURN NULL;', hash='cbd9a40a594f62520c7566bc2dc97ed7a8fa9b1c', operation='DELETE', pgid='pgtrigger_delete_delete_81d9a', table='listening_topic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alertruleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0b0d667586b86ce6e7a00b97b4a5b631991d8035', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1f36d', table='listening_alertruleevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='alertrule',
            constraint=models.UniqueConstraint(fields=('agency', 'name'), name='listening_alert_rule_once'),
        ),
        migrations.AddConstraint(
            model_name='alertrule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'outlet'), _negated=True), ('outlet__isnull', False), _connector='OR'), name='listening_alert_rule_outlet'),
        ),
        migrations.AddConstraint(
            model_name='alertrule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'topic'), _negated=True), ('topic__isnull', False), _connector='OR'), name='listening_alert_rule_topic'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alertrule',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_alertruleevent" ("active", "agency_id", "hours", "id", "kind", "least", "name", "outlet_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "strength", "telegram_chat", "topic_id", "urgency", "whatsapp") VALUES (NEW."active", NEW."agency_id", NEW."hours", NEW."id", NEW."kind", NEW."least", NEW."name", NEW."outlet_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."since", NEW."strength", NEW."telegram_chat", NEW."topic_id", NEW."urgency", NEW."whatsapp"); RETURN NULL;', hash='08089cc3099ed0b105b24516c9a55705dcea7de3', operation='INSERT', pgid='pgtrigger_insert_insert_01821', table='listening_alertrule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alertrule',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_alertruleevent" ("active", "agency_id", "hours", "id", "kind", "least", "name", "outlet_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "strength", "telegram_chat", "topic_id", "urgency", "whatsapp") VALUES (NEW."active", NEW."agency_id", NEW."hours", NEW."id", NEW."kind", NEW."least", NEW."name", NEW."outlet_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."since", NEW."strength", NEW."telegram_chat", NEW."topic_id", NEW."urgency", NEW."whatsapp"); RETURN NULL;', hash='fb10faf52408e91670ee76eabbb4a5b99855cf17', operation='UPDATE', pgid='pgtrigger_update_update_8907a', table='listening_alertrule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alertrule',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_alertruleevent" ("active", "agency_id", "hours", "id", "kind", "least", "name", "outlet_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "strength", "telegram_chat", "topic_id", "urgency", "whatsapp") VALUES (OLD."active", OLD."agency_id", OLD."hours", OLD."id", OLD."kind", OLD."least", OLD."name", OLD."outlet_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."since", OLD."strength", OLD."telegram_chat", OLD."topic_id", OLD."urgency", OLD."whatsapp"); RETURN NULL;', hash='7fab7d98daf2bf9591abd72476a6f55840818fd4', operation='DELETE', pgid='pgtrigger_delete_delete_1662b', table='listening_alertrule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topicevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='38034b7c3c2eea27dbe775fd534d232b48ae4662', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7c531', table='listening_topicevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='topichour',
            index=django.contrib.postgres.indexes.BrinIndex(fields=['hour'], name='listening_topic_hour_day'),
        ),
        migrations.AddConstraint(
            model_name='topichour',
            constraint=models.UniqueConstraint(fields=('topic', 'hour', 'owner'), name='listening_topic_hour_once', nulls_distinct=False),
        ),
        migrations.AddIndex(
            model_name='topicmatch',
            index=models.Index(fields=['article', 'topic'], name='listening_match_article'),
        ),
        migrations.AddConstraint(
            model_name='topicmatch',
            constraint=models.UniqueConstraint(fields=('topic', 'article'), name='listening_match_once'),
        ),
        migrations.AddIndex(
            model_name='triagemark',
            index=models.Index(fields=['agency', 'verdict', '-at'], name='listening_mark_verdict'),
        ),
        migrations.AddConstraint(
            model_name='triagemark',
            constraint=models.UniqueConstraint(fields=('agency', 'article'), name='listening_mark_once'),
        ),
        migrations.AddIndex(
            model_name='searchdocument',
            index=django.contrib.postgres.indexes.GinIndex(fields=['tsv'], name='listening_search_words'),
        ),
        migrations.AddIndex(
            model_name='searchdocument',
            index=models.Index(fields=['-moment', '-article'], name='listening_search_newest'),
        ),
        migrations.AddIndex(
            model_name='searchdocument',
            index=models.Index(fields=['outlet', '-moment'], name='listening_search_outlet'),
        ),
        migrations.AddField(
            model_name='post',
            name='story',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='posts', to='listening.story'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(condition=models.Q(('story', None)), fields=['seen_at'], name='listening_post_unplaced'),
        ),
        migrations.CreateModel(
            name='PaidDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_paid', models.BooleanField(verbose_name='paid publication')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paid_decisions', to='listening.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'decision on a paid publication',
                'verbose_name_plural': 'decisions on paid publications',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PaidDecisionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('is_paid', models.BooleanField(verbose_name='paid publication')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('article', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.article')),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.paiddecision')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paiddecision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_paiddecisionevent" ("article_id", "at", "by_id", "id", "is_paid", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."article_id", NEW."at", NEW."by_id", NEW."id", NEW."is_paid", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='4d01ee5701251f26eba8635316e247a5340ad9dc', operation='INSERT', pgid='pgtrigger_insert_insert_fa140', table='listening_paiddecision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paiddecision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "listening_paiddecisionevent" ("article_id", "at", "by_id", "id", "is_paid", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."article_id", NEW."at", NEW."by_id", NEW."id", NEW."is_paid", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='7a44928d9139f1e88007c5bf3f758001640bb7b8', operation='UPDATE', pgid='pgtrigger_update_update_f73e7', table='listening_paiddecision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paiddecision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "listening_paiddecisionevent" ("article_id", "at", "by_id", "id", "is_paid", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."article_id", OLD."at", OLD."by_id", OLD."id", OLD."is_paid", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='cce699e38d073c18b1f337cf610e92f772b87ca2', operation='DELETE', pgid='pgtrigger_delete_delete_64296', table='listening_paiddecision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paiddecisionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c2427970cc3df52591b6daa3b93a620e8fb4a11c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e798f', table='listening_paiddecisionevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='SignalScan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('week', models.DateField()),
                ('at', models.DateTimeField()),
                ('signals', models.JSONField(default=list)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
            ],
            options={
                'ordering': ['-week'],
                'constraints': [models.UniqueConstraint(fields=('agency', 'week'), name='listening_scan_once')],
            },
        ),
    ]
