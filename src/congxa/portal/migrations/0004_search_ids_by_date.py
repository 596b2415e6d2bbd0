"""Lays the search index out anew: ids that grow with the date, and marks beside the words.

Nothing is kept of the old one; ``congxa serve`` and ``congxa worker`` fill it again when they start.
"""

from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE portal_search_words USING fts5(title, keywords, body, marks, "
    "tokenize = \"unicode61 remove_diacritics 0\", prefix = '2 3')"
)
SQLITE_BEFORE = (
    "CREATE VIRTUAL TABLE portal_search_words USING fts5(title, keywords, body, "
    "tokenize = \"unicode61 remove_diacritics 0\", prefix = '2 3')"
)


def forget(apps, schema_editor):
    """Forget everything the search knows, and its words on SQLite, where a table of words cannot be altered."""
    apps.get_model("portal", "SearchEntry").objects.all().delete()
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE portal_search_words")


def lay_out(apps, schema_editor):
    """Create the table of words; PostgreSQL's is the same as before."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE)


def forget_marks(apps, schema_editor):
    """Forget everything again, on the way back."""
    forget(apps, schema_editor)
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE_BEFORE)


class Migration(migrations.Migration):
    dependencies = [("portal", "0003_review_terms")]

    operations = [
        migrations.RunPython(forget, forget_marks),
        migrations.RunPython(lay_out, migrations.RunPython.noop),
        migrations.RemoveIndex("searchentry", "search_entry_of_office"),
        migrations.AlterField("searchentry", "id", models.BigIntegerField(primary_key=True, serialize=False)),
        migrations.AlterField("searchentry", "date", models.DateTimeField(verbose_name="ngày")),
    ]
