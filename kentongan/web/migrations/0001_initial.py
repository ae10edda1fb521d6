from django.db import migrations, models

from kentongan.core.database.initial import InitialMigration

from kentongan.core.database.initial import InitialMigration


class Migration(InitialMigration):

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='FirstRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, verbose_name='hash of the link')),
                ('sources_done', models.BooleanField(default=False, verbose_name='sources chosen or left for later')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished')),
                ('only', models.BooleanField(default=True, editable=False, unique=True, verbose_name='the only one')),
            ],
            options={
                'verbose_name': 'first run',
                'verbose_name_plural': 'first runs',
                'constraints': [models.CheckConstraint(condition=models.Q(('only', True)), name='web_one_first_run')],
            },
        ),
    ]
