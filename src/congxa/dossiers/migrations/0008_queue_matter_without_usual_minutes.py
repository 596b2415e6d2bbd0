from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0007_account_of_citizen'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='queuematter',
            name='minutes',
        ),
    ]
