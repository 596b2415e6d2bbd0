"""Makes the database itself refuse to change or delete rows of the journal and of its chain."""

from django.db import migrations

TABLES = ("records_journalentry", "records_journallink")
SENTENCE = "Nhật ký chỉ được ghi thêm, không được sửa hay xóa."

SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
    # INSERT OR REPLACE would delete the old row without asking the trigger above.
    "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"
    " WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
)

POSTGRESQL_FUNCTION = """
CREATE FUNCTION records_journal_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$;
"""
POSTGRESQL = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION records_journal_refuse();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION records_journal_refuse();
"""


def _keys():
    return zip(TABLES, ("id", "sequence"), strict=True)


def put_up(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION.format(sentence=SENTENCE))
        for table, key in _keys():
            if connection.vendor == "postgresql":
                cursor.execute(POSTGRESQL.format(table=table))
            else:
                for statement in SQLITE:
                    cursor.execute(statement.format(table=table, key=key, sentence=SENTENCE))


def take_down(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        for table, _key in _keys():
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER {table}_no_change ON {table}; DROP TRIGGER {table}_no_truncate ON {table}")
            else:
                for name in ("update", "delete", "replace"):
                    cursor.execute(f"DROP TRIGGER {table}_no_{name}")
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION records_journal_refuse()")


class Migration(migrations.Migration):
    dependencies = [("records", "0001_journal_outbox_attachments_versions")]

    operations = [migrations.RunPython(put_up, take_down)]
