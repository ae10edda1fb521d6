import django.db.models.deletion
import modelcluster.fields
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from kentongan.core.database.initial import InitialMigration


class Migration(InitialMigration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('planning', '0001_initial'),
        ('verification', '0001_initial'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailimages', '0027_image_description'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ClarificationIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'list of clarifications',
                'verbose_name_plural': 'lists of clarifications',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='EmergencyIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'list of emergency notices',
                'verbose_name_plural': 'lists of emergency notices',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'home page',
                'verbose_name_plural': 'home pages',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='InformationPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, verbose_name='lead')),
                ('body', wagtail.fields.RichTextField(blank=True, verbose_name='text')),
            ],
            options={
                'verbose_name': 'information page',
                'verbose_name_plural': 'information pages',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ReleaseIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'list of releases',
                'verbose_name_plural': 'lists of releases',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='SecondPersonTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
            ],
            options={
                'verbose_name': 'approval by a second person',
                'verbose_name_plural': 'approvals by a second person',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='AgendaEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('starts_at', models.DateTimeField(verbose_name='starts')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='ends')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='place')),
                ('leader', models.CharField(max_length=150, verbose_name='who attends')),
                ('is_public', models.BooleanField(default=False, verbose_name='show on the public site')),
                ('notes', models.TextField(blank=True, verbose_name='notes for the office')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('done', 'done'), ('cancelled', 'cancelled')], default='planned', max_length=12, verbose_name='state')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('coverage_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='covered by')),
            ],
            options={
                'verbose_name': 'agenda event',
                'verbose_name_plural': 'agenda',
                'ordering': ['starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AgendaEventEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('starts_at', models.DateTimeField(verbose_name='starts')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='ends')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='place')),
                ('leader', models.CharField(max_length=150, verbose_name='who attends')),
                ('is_public', models.BooleanField(default=False, verbose_name='show on the public site')),
                ('notes', models.TextField(blank=True, verbose_name='notes for the office')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('done', 'done'), ('cancelled', 'cancelled')], default='planned', max_length=12, verbose_name='state')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('coverage_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='covered by')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='newsroom.agendaevent')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_hash', models.CharField(max_length=64, verbose_name='fingerprint of the content')),
                ('kind', models.CharField(choices=[('regular', 'second person'), ('emergency', 'template approved beforehand')], default='regular', max_length=12, verbose_name='kind')),
                ('signature', models.CharField(max_length=170, verbose_name='signed as')),
                ('approved_at', models.DateTimeField(verbose_name='approved')),
                ('publish_at', models.DateTimeField(verbose_name='not before')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published')),
                ('set_aside_at', models.DateTimeField(blank=True, null=True, verbose_name='set aside')),
                ('approved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.page')),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.revision')),
            ],
            options={
                'verbose_name': 'approval',
                'verbose_name_plural': 'approvals',
                'ordering': ['-approved_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ClarificationPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('correction_note', models.TextField(blank=True, help_text='When a published page changes: what was wrong and what is right. It stands dated on top of the page.', verbose_name='correction')),
                ('fact', models.TextField(blank=True, help_text='What is true, in one or two plain sentences.', verbose_name='the fact')),
                ('warning', models.CharField(blank=True, help_text='A sentence that stands before the claim, so that nobody takes it for true.', max_length=300, verbose_name='warning')),
                ('claim_text', models.TextField(blank=True, help_text='Short, without its picture or its address.', verbose_name='what goes round')),
                ('explanation', wagtail.fields.RichTextField(blank=True, verbose_name='explanation')),
                ('closing_fact', models.TextField(blank=True, help_text='And what people can do now.', verbose_name='the fact once more')),
                ('verdict', models.CharField(blank=True, max_length=20, verbose_name='verdict')),
                ('about_own_agency', models.BooleanField(default=False, verbose_name="about our own agency's conduct, money or officials")),
                ('independent_check', models.URLField(blank=True, help_text='Address of its page.', verbose_name='independent fact-check')),
                ('evidence', models.TextField(blank=True, help_text='One source on each line, with its date and address.', verbose_name='evidence')),
                ('right_of_reply', models.TextField(blank=True, help_text='How somebody who sees it differently is heard.', verbose_name='right of reply')),
                ('contact_name', models.CharField(blank=True, max_length=150, verbose_name='contact on duty')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='telephone of the contact')),
                ('embargo_until', models.DateTimeField(blank=True, null=True, verbose_name='embargo until')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('claim', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='verification.claim')),
            ],
            options={
                'verbose_name': 'clarification',
                'verbose_name_plural': 'clarifications',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='corrected')),
                ('text', models.TextField(verbose_name='correction')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'correction',
                'verbose_name_plural': 'corrections',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CorrectionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('at', models.DateTimeField(verbose_name='corrected')),
                ('text', models.TextField(verbose_name='correction')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='wagtailcore.page')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='newsroom.correction')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EmergencyTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, verbose_name='kind of danger')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('when', models.TextField(blank=True, verbose_name='when to use it')),
                ('content', models.JSONField(default=dict, verbose_name='texts')),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='approved')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('edited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'emergency template',
                'verbose_name_plural': 'emergency templates',
                'ordering': ['title'],
            },
        ),
        migrations.CreateModel(
            name='EmergencyNoticePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('correction_note', models.TextField(blank=True, help_text='When a published page changes: what was wrong and what is right. It stands dated on top of the page.', verbose_name='correction')),
                ('what', models.CharField(max_length=200, verbose_name='what happens')),
                ('place', models.CharField(max_length=200, verbose_name='where')),
                ('since', models.CharField(max_length=120, verbose_name='since when')),
                ('instruction', models.CharField(max_length=300, verbose_name='what to do')),
                ('contact', models.CharField(max_length=160, verbose_name='call')),
                ('valid_until', models.DateTimeField(blank=True, null=True, verbose_name='in force until')),
                ('body', models.TextField(blank=True, verbose_name='text')),
                ('whatsapp', models.TextField(blank=True, verbose_name='WhatsApp text')),
                ('sms', models.CharField(blank=True, max_length=400, verbose_name='SMS text')),
                ('loudspeaker', models.TextField(blank=True, verbose_name='loudspeaker script')),
                ('poster_lines', models.TextField(blank=True, verbose_name='poster, line by line')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('template_used', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='newsroom.emergencytemplate', verbose_name='template')),
            ],
            options={
                'verbose_name': 'emergency notice',
                'verbose_name_plural': 'emergency notices',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='EmergencyTemplateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('slug', models.SlugField(db_index=False, max_length=60, verbose_name='kind of danger')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('when', models.TextField(blank=True, verbose_name='when to use it')),
                ('content', models.JSONField(default=dict, verbose_name='texts')),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='approved')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('approved_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('edited_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='newsroom.emergencytemplate')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EmergencyUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issued_at', models.DateTimeField(verbose_name='published')),
                ('confirm_by', models.DateTimeField(verbose_name='second person until')),
                ('outcome', models.CharField(choices=[('open', 'waits for a second person'), ('confirmed', 'confirmed'), ('corrected', 'corrected'), ('withdrawn', 'withdrawn')], default='open', max_length=12, verbose_name='outcome')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='checked')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='emergency_use', to='newsroom.emergencynoticepage')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='newsroom.emergencytemplate')),
            ],
            options={
                'verbose_name': 'use of the emergency rule',
                'verbose_name_plural': 'uses of the emergency rule',
                'ordering': ['-issued_at'],
            },
        ),
        migrations.CreateModel(
            name='EmergencyUseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('issued_at', models.DateTimeField(verbose_name='published')),
                ('confirm_by', models.DateTimeField(verbose_name='second person until')),
                ('outcome', models.CharField(choices=[('open', 'waits for a second person'), ('confirmed', 'confirmed'), ('corrected', 'corrected'), ('withdrawn', 'withdrawn')], default='open', max_length=12, verbose_name='outcome')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='checked')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('issued_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='newsroom.emergencynoticepage')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='newsroom.emergencyuse')),
                ('settled_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('template', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='newsroom.emergencytemplate')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReleaseNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('sequence', models.PositiveIntegerField(verbose_name='sequence')),
                ('number', models.CharField(max_length=60, unique=True, verbose_name='number')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency')),
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'release number',
                'verbose_name_plural': 'release numbers',
            },
        ),
        migrations.CreateModel(
            name='ReleasePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('correction_note', models.TextField(blank=True, help_text='When a published page changes: what was wrong and what is right. It stands dated on top of the page.', verbose_name='correction')),
                ('kind', models.CharField(choices=[('release', 'news release'), ('statement', 'holding statement')], default='release', max_length=12, verbose_name='kind')),
                ('dateline', models.CharField(blank=True, help_text='Town and date.', max_length=120, verbose_name='dateline')),
                ('lead', models.TextField(blank=True, help_text='Who, what, when, where, in forty words.', verbose_name='lead')),
                ('body', wagtail.fields.RichTextField(blank=True, verbose_name='text')),
                ('key_messages', models.TextField(blank=True, help_text='One on each line.', verbose_name='key messages')),
                ('spokesperson_name', models.CharField(blank=True, max_length=150, verbose_name='spokesperson')),
                ('spokesperson_position', models.CharField(blank=True, max_length=150, verbose_name='position')),
                ('contact_name', models.CharField(blank=True, max_length=150, verbose_name='contact on duty')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='telephone of the contact')),
                ('boilerplate', models.TextField(blank=True, verbose_name='about the agency')),
                ('sources', models.TextField(blank=True, help_text='One on each line, with its date and address.', verbose_name='sources')),
                ('embargo_until', models.DateTimeField(blank=True, help_text='Nobody reads it before. Empty: at once when it is approved.', null=True, verbose_name='embargo until')),
                ('template_slug', models.SlugField(blank=True, editable=False, max_length=60, verbose_name='skeleton')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('claim', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='verification.claim')),
                ('facts', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='planning.fact', verbose_name='facts cited')),
                ('issue', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='planning.issue')),
            ],
            options={
                'verbose_name': 'release',
                'verbose_name_plural': 'releases',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ReleaseAttachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('title', models.CharField(max_length=200, verbose_name='what it is')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtaildocs.document', verbose_name='document')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='newsroom.releasepage')),
            ],
            options={
                'verbose_name': 'attachment',
                'verbose_name_plural': 'attachments',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReleasePhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('caption', models.CharField(blank=True, max_length=300, verbose_name='caption')),
                ('credit', models.CharField(blank=True, max_length=150, verbose_name='credit')),
                ('alt_text', models.CharField(blank=True, help_text='What the picture shows, for those who cannot see it.', max_length=300, verbose_name='alternative text')),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailimages.image', verbose_name='picture')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='newsroom.releasepage')),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'pictures',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='withdrawn')),
                ('why', models.TextField(verbose_name='reason, as the public reads it')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency', verbose_name='agency')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'withdrawal',
                'verbose_name_plural': 'withdrawals',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='WithdrawalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('at', models.DateTimeField(verbose_name='withdrawn')),
                ('why', models.TextField(verbose_name='reason, as the public reads it')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.agency', verbose_name='agency')),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='wagtailcore.page')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='newsroom.withdrawal')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='agendaevent',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), ('ends_at__gte', models.F('starts_at')), _connector='OR'), name='newsroom_agenda_period', violation_error_message='The end is before the beginning.'),
        ),
        migrations.AddConstraint(
            model_name='agendaevent',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'done', 'cancelled'])), name='newsroom_agenda_state'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaevent',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newsroom_agendaeventevent" ("agency_id", "coverage_by_id", "ends_at", "id", "is_public", "leader", "notes", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "state", "title") VALUES (NEW."agency_id", NEW."coverage_by_id", NEW."ends_at", NEW."id", NEW."is_public", NEW."leader", NEW."notes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."place", NEW."starts_at", NEW."state", NEW."title"); RETURN NULL;', hash='e4be80c53f0f73a8decc51c725c5a32a0a038520', operation='INSERT', pgid='pgtrigger_insert_insert_248c2', table='newsroom_agendaevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaevent',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "newsroom_agendaeventevent" ("agency_id", "coverage_by_id", "ends_at", "id", "is_public", "leader", "notes", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "state", "title") VALUES (NEW."agency_id", NEW."coverage_by_id", NEW."ends_at", NEW."id", NEW."is_public", NEW."leader", NEW."notes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."place", NEW."starts_at", NEW."state", NEW."title"); RETURN NULL;', hash='59dc1657745842446ace47c67ce101902718a8a1', operation='UPDATE', pgid='pgtrigger_update_update_4e042', table='newsroom_agendaevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaevent',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newsroom_agendaeventevent" ("agency_id", "coverage_by_id", "ends_at", "id", "is_public", "leader", "notes", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "state", "title") VALUES (OLD."agency_id", OLD."coverage_by_id", OLD."ends_at", OLD."id", OLD."is_public", OLD."leader", OLD."notes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."place", OLD."starts_at", OLD."state", OLD."title"); RETURN NULL;', hash='cd4558848ab589acb316f5d98d1c967c7afb6924', operation='DELETE', pgid='pgtrigger_delete_delete_a5009', table='newsroom_agendaevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaeventevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='faa94c2f9fdb9aea0634b17cb81de365bc6e1cca', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9bd0e', table='newsroom_agendaeventevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='approval',
            index=models.Index(fields=['page', '-approved_at'], name='newsroom_approval_page'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['regular', 'emergency'])), name='newsroom_approval_kind'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correction',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newsroom_correctionevent" ("agency_id", "at", "by_id", "id", "page_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."agency_id", NEW."at", NEW."by_id", NEW."id", NEW."page_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;', hash='06c54ea7e197b9c05ea963131f5d61881a974092', operation='INSERT', pgid='pgtrigger_insert_insert_f2fd3', table='newsroom_correction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correction',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "newsroom_correctionevent" ("agency_id", "at", "by_id", "id", "page_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."agency_id", NEW."at", NEW."by_id", NEW."id", NEW."page_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;', hash='5f5eb47574b9a6991426966eb4ae3aa670538c23', operation='UPDATE', pgid='pgtrigger_update_update_135fd', table='newsroom_correction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correction',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newsroom_correctionevent" ("agency_id", "at", "by_id", "id", "page_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."agency_id", OLD."at", OLD."by_id", OLD."id", OLD."page_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;', hash='408ed56383541566286cef28489912b860c3eccf', operation='DELETE', pgid='pgtrigger_delete_delete_472bb', table='newsroom_correction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correctionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='77b75ba61818b0a12afa9df7f2a873577bb047e9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_966db', table='newsroom_correctionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='emergencytemplate',
            constraint=models.UniqueConstraint(fields=('agency', 'slug'), name='newsroom_template_once'),
        ),
        migrations.AddConstraint(
            model_name='emergencytemplate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='newsroom_template_approval'),
        ),
        migrations.AddConstraint(
            model_name='emergencytemplate',
            constraint=models.CheckConstraint(condition=models.Q(('edited_by__isnull', True), ('approved_by__isnull', True), models.Q(('edited_by', models.F('approved_by')), _negated=True), _connector='OR'), name='newsroom_template_second_person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='emergencytemplate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newsroom_emergencytemplateevent" ("agency_id", "approved_at", "approved_by_id", "content", "edited_by_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title", "when") VALUES (NEW."agency_id", NEW."approved_at", NEW."approved_by_id", NEW."content", NEW."edited_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."slug", NEW."title", NEW."when"); RETURN NULL;', hash='957e76ff0e5239d6fe6a0271580846594477376f', operation='INSERT', pgid='pgtrigger_insert_insert_d4276', table='newsroom_emergencytemplate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='emergencytemplate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "newsroom_emergencytemplateevent" ("agency_id", "approved_at", "approved_by_id", "content", "edited_by_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title", "when") VALUES (NEW."agency_id", NEW."approved_at", NEW."approved_by_id", NEW."content", NEW."edited_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."slug", NEW."title", NEW."when"); RETURN NULL;', hash='017bf171987f44ad916a22372df3c6f676bbc115', operation='UPDATE', pgid='pgtrigger_update_update_51f0e', table='newsroom_emergencytemplate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='emergencytemplate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newsroom_emergencytemplateevent" ("agency_id", "approved_at", "approved_by_id", "content", "edited_by_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title", "when") VALUES (OLD."agency_id", OLD."approved_at", OLD."approved_by_id", OLD."content", OLD."edited_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."slug", OLD."title", OLD."when"); RETURN NULL;', hash='444cf400c94a5e5c0a5d506968e4a35e4d667591', operation='DELETE', pgid='pgtrigger_delete_delete_92385', table='newsroom_emergencytemplate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='emergencytemplateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='849d017e1ebb2dbd3ea8286b77396d8608c387f5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cd90a', table='newsroom_emergencytemplateevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='emergencyuse',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'open'), ('settled_by__isnull', True)), models.Q(('outcome__in', ['confirmed', 'corrected', 'withdrawn']), ('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='newsroom_emergency_outcome'),
        ),
        migrations.AddConstraint(
            model_name='emergencyuse',
            constraint=models.CheckConstraint(condition=models.Q(('settled_by__isnull', True), models.Q(('settled_by', models.F('issued_by')), _negated=True), _connector='OR'), name='newsroom_emergency_second_person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='emergencyuse',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newsroom_emergencyuseevent" ("agency_id", "confirm_by", "id", "issued_at", "issued_by_id", "outcome", "page_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "settled_by_id", "template_id") VALUES (NEW."agency_id", NEW."confirm_by", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."outcome", NEW."page_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."settled_at", NEW."settled_by_id", NEW."template_id"); RETURN NULL;', hash='bfd4451bfd37abd467f630be169604f7c4fd7257', operation='INSERT', pgid='pgtrigger_insert_insert_2d46a', table='newsroom_emergencyuse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='emergencyuse',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "newsroom_emergencyuseevent" ("agency_id", "confirm_by", "id", "issued_at", "issued_by_id", "outcome", "page_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "settled_by_id", "template_id") VALUES (NEW."agency_id", NEW."confirm_by", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."outcome", NEW."page_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."settled_at", NEW."settled_by_id", NEW."template_id"); RETURN NULL;', hash='86e42abcbd91d5ad04e4e071606b2829c6a73260', operation='UPDATE', pgid='pgtrigger_update_update_00e83', table='newsroom_emergencyuse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='emergencyuse',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newsroom_emergencyuseevent" ("agency_id", "confirm_by", "id", "issued_at", "issued_by_id", "outcome", "page_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "settled_by_id", "template_id") VALUES (OLD."agency_id", OLD."confirm_by", OLD."id", OLD."issued_at", OLD."issued_by_id", OLD."outcome", OLD."page_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."settled_at", OLD."settled_by_id", OLD."template_id"); RETURN NULL;', hash='d115cb7b5199e5561839d6c6c272c48616dba212', operation='DELETE', pgid='pgtrigger_delete_delete_7c1f6', table='newsroom_emergencyuse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='emergencyuseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='64d1707ddcc803c08bd308752135fa3cc7f60623', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4a05b', table='newsroom_emergencyuseevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='releasenumber',
            constraint=models.UniqueConstraint(fields=('agency', 'year', 'sequence'), name='newsroom_number_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='withdrawal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newsroom_withdrawalevent" ("agency_id", "at", "by_id", "id", "page_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "why") VALUES (NEW."agency_id", NEW."at", NEW."by_id", NEW."id", NEW."page_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."why"); RETURN NULL;', hash='a6329a080aadb5f21f36841141f1747581467eaa', operation='INSERT', pgid='pgtrigger_insert_insert_17904', table='newsroom_withdrawal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='withdrawal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "newsroom_withdrawalevent" ("agency_id", "at", "by_id", "id", "page_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "why") VALUES (NEW."agency_id", NEW."at", NEW."by_id", NEW."id", NEW."page_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."why"); RETURN NULL;', hash='31e9f0bb1fa044acd5a01f61446ccd839dfdeffb', operation='UPDATE', pgid='pgtrigger_update_update_f8da5', table='newsroom_withdrawal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='withdrawal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newsroom_withdrawalevent" ("agency_id", "at", "by_id", "id", "page_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "why") VALUES (OLD."agency_id", OLD."at", OLD."by_id", OLD."id", OLD."page_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."why"); RETURN NULL;', hash='a4c9bd9adae56c3068aeac318091d18a46654e3c', operation='DELETE', pgid='pgtrigger_delete_delete_8a23f', table='newsroom_withdrawal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='withdrawalevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b2183bb5f52dbe3acc4854d0c79699c2a2d5e516', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ffe86', table='newsroom_withdrawalevent', when='BEFORE')),
        ),
    ]
