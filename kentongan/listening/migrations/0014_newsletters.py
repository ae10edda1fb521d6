import django.db.models.deletion
from django.db import migrations, models

import kentongan.core.fields


class Migration(migrations.Migration):
    dependencies = [
        ('listening', '0013_story_terms'),
    ]

    operations = [
        migrations.AlterField(
            model_name='poll',
            name='outcome',
            field=models.CharField(choices=[('new', 'new articles'), ('nothing_new', 'nothing new'), ('not_modified', 'unchanged'), ('empty', 'readable but empty'), ('not_readable', 'not a feed or sitemap'), ('refused', 'private or forbidden address'), ('robots', 'closed by robots.txt'), ('too_large', 'too large'), ('too_slow', 'too slow'), ('unreachable', 'not reachable'), ('http_error', 'error answer'), ('blocked', 'closed to programs'), ('later', 'asked to come back later'), ('sign_in', 'sign-in refused')], max_length=20, verbose_name='outcome'),
        ),
        migrations.AlterField(
            model_name='source',
            name='last_outcome',
            field=models.CharField(blank=True, choices=[('new', 'new articles'), ('nothing_new', 'nothing new'), ('not_modified', 'unchanged'), ('empty', 'readable but empty'), ('not_readable', 'not a feed or sitemap'), ('refused', 'private or forbidden address'), ('robots', 'closed by robots.txt'), ('too_large', 'too large'), ('too_slow', 'too slow'), ('unreachable', 'not reachable'), ('http_error', 'error answer'), ('blocked', 'closed to programs'), ('later', 'asked to come back later'), ('sign_in', 'sign-in refused')], max_length=20, verbose_name='last outcome'),
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
    ]
