"""Adds indexes: parts of words in names on PostgreSQL (SQLite reads the column), and the ends that figures ask for."""

from django.db import migrations, models
from django.db.transaction import atomic
from django.db.utils import Error

TRIGRAMS = "CREATE EXTENSION IF NOT EXISTS pg_trgm"
WORDS = "CREATE INDEX dossier_words ON dossiers_dossier USING gin (search_text gin_trgm_ops)"


def create_index(apps, schema_editor):
    """Create the index of parts of words; where the extension may not be made, search goes on without it."""
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    try:
        with atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(TRIGRAMS)
    except Error:
        return
    with connection.cursor() as cursor:
        cursor.execute(WORDS)


def drop_index(apps, schema_editor):
    """Drop it again; the extension may be used by others."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS dossier_words")


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0008_queue_matter_without_usual_minutes")]

    operations = [
        migrations.AddIndex("dossier", models.Index(fields=["ended_at"], name="dossier_over")),
        migrations.AddIndex("dossier", models.Index(fields=["returned_at"], name="dossier_returned")),
        migrations.RunPython(create_index, drop_index),
    ]
