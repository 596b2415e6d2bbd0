"""Adds the site search: the entries, and the full-text index each database has its own way of keeping."""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE portal_search_words USING fts5(title, keywords, body, "
    "tokenize = \"unicode61 remove_diacritics 0\", prefix = '2 3')"
)
POSTGRESQL = (
    "CREATE TABLE portal_search_words (entry_id bigint PRIMARY KEY REFERENCES portal_searchentry (id) "
    "ON DELETE CASCADE, words tsvector NOT NULL)",
    "CREATE INDEX portal_search_words_gin ON portal_search_words USING gin (words)",
)


def create_index(apps, schema_editor):
    """Create the table of words."""
    for sql in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else (SQLITE,):
        schema_editor.execute(sql)


def drop_index(apps, schema_editor):
    """Drop it again."""
    schema_editor.execute("DROP TABLE portal_search_words")


class Migration(migrations.Migration):

    dependencies = [
        ("portal", "0001_pages_and_themes"),
        ("units", "0001_units_and_offices"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60, verbose_name="loại")),
                ("ref", models.CharField(max_length=120, unique=True, verbose_name="của")),
                ("title", models.CharField(max_length=255, verbose_name="tên")),
                ("path", models.CharField(max_length=500, verbose_name="đường dẫn trong cổng")),
                ("text", models.TextField(blank=True, verbose_name="chữ")),
                ("folded_title", models.CharField(max_length=600, verbose_name="tên không dấu")),
                ("toned_title", models.CharField(max_length=600, verbose_name="tên chữ thường, dấu kiểu mới")),
                ("date", models.DateTimeField(db_index=True, verbose_name="ngày")),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="units.office", verbose_name="cơ quan")),
            ],
            options={
                "verbose_name": "mục tìm kiếm",
                "verbose_name_plural": "mục tìm kiếm",
                "indexes": [models.Index(fields=["office", "kind", "-date"], name="search_entry_of_office")],
            },
        ),
        migrations.RunPython(create_index, drop_index),
    ]
