from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('procedures', '0002_catalogue_lists_may_be_empty'),
    ]

    operations = [
        migrations.AddField(
            model_name='procedure',
            name='filed',
            field=models.PositiveIntegerField(default=0, editable=False, verbose_name='số hồ sơ nhận trong một năm qua'),
        ),
    ]
