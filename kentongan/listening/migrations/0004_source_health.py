import kentongan.listening.kinds.registry
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('listening', '0003_story_decisions'),
    ]

    operations = [
        migrations.AddField(
            model_name='poll',
            name='chain',
            field=models.JSONField(blank=True, default=list, verbose_name='redirects'),
        ),
        migrations.AddField(
            model_name='poll',
            name='known',
            field=models.PositiveIntegerField(default=0, verbose_name='known already'),
        ),
        migrations.AddField(
            model_name='poll',
            name='rejected',
            field=models.PositiveIntegerField(default=0, verbose_name='not usable'),
        ),
        migrations.AddField(
            model_name='poll',
            name='updated',
            field=models.PositiveIntegerField(default=0, verbose_name='changed'),
        ),
        migrations.AddField(
            model_name='source',
            name='clock_correction',
            field=models.SmallIntegerField(default=0, verbose_name='hours taken off its times'),
        ),
        migrations.AddField(
            model_name='source',
            name='clock_skew',
            field=models.SmallIntegerField(default=0, verbose_name='hours its clock seems to be ahead'),
        ),
        migrations.AddField(
            model_name='source',
            name='last_new_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='last new article'),
        ),
        migrations.AddField(
            model_name='source',
            name='learned',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='source',
            name='rate',
            field=models.FloatField(default=0, verbose_name='new articles an hour'),
        ),
        migrations.AddField(
            model_name='source',
            name='silent_after',
            field=models.DateTimeField(blank=True, null=True, verbose_name='silent from'),
        ),
        migrations.AlterField(
            model_name='poll',
            name='outcome',
            field=models.CharField(choices=[('new', 'new articles'), ('nothing_new', 'nothing new'), ('not_modified', 'unchanged'), ('empty', 'readable but empty'), ('not_readable', 'not a feed or sitemap'), ('refused', 'private or forbidden address'), ('robots', 'closed by robots.txt'), ('too_large', 'too large'), ('too_slow', 'too slow'), ('unreachable', 'not reachable'), ('http_error', 'error answer'), ('blocked', 'closed to programs'), ('later', 'asked to come back later')], max_length=20, verbose_name='outcome'),
        ),
        migrations.AlterField(
            model_name='source',
            name='kind',
            field=models.CharField(choices=kentongan.listening.kinds.registry.choices, max_length=20, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='source',
            name='last_outcome',
            field=models.CharField(blank=True, choices=[('new', 'new articles'), ('nothing_new', 'nothing new'), ('not_modified', 'unchanged'), ('empty', 'readable but empty'), ('not_readable', 'not a feed or sitemap'), ('refused', 'private or forbidden address'), ('robots', 'closed by robots.txt'), ('too_large', 'too large'), ('too_slow', 'too slow'), ('unreachable', 'not reachable'), ('http_error', 'error answer'), ('blocked', 'closed to programs'), ('later', 'asked to come back later')], max_length=20, verbose_name='last outcome'),
        ),
    ]
