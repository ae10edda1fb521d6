import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('accounts', '0002_second_factor_reset'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('listening', '0014_newsletters'),
    ]

    operations = [
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
                'indexes': [models.Index(condition=models.Q(('outcome', '')), fields=['table', 'number'], name='listening_table_waiting')],
                'constraints': [models.UniqueConstraint(fields=('table', 'number'), name='listening_table_row_once')],
            },
        ),
        migrations.AddIndex(
            model_name='article',
            index=django.contrib.postgres.indexes.HashIndex(
                condition=models.Q(('canonical_url', ''), _negated=True),
                fields=['canonical_url'],
                name='listening_article_canonical',
            ),
        ),
    ]
