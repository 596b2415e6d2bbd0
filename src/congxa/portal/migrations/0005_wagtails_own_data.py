"""Removes what Wagtail creates for a site of its own (two groups, a workflow) and names the rest in Vietnamese."""

from django.db import migrations

TOP = "Tất cả các cổng"
PLACEHOLDER = "Trang tạm, mất đi khi cổng đầu tiên được mở"
WORKFLOW = "Moderators approval"
GROUPS = ("Moderators", "Editors")


def settle_in(apps, schema_editor):
    """Rename the tops of the trees; remove groups nobody is in and a workflow nothing went through."""
    page = apps.get_model("wagtailcore", "Page")
    page.objects.filter(depth=1, title="Root").update(title=TOP, draft_title=TOP)
    page.objects.filter(depth=2, title="Welcome to your new Wagtail site!").update(
        title=PLACEHOLDER, draft_title=PLACEHOLDER
    )
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name="Root").update(name=TOP)
    workflows = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW)
    if not apps.get_model("wagtailcore", "WorkflowState").objects.filter(workflow__in=workflows).exists():
        workflows.delete()
        apps.get_model("wagtailcore", "Task").objects.filter(name=WORKFLOW, task_states=None).delete()
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS, user=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0004_search_ids_by_date"),
        ("accounts", "0001_people_roles_and_delegations"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(settle_in, migrations.RunPython.noop)]
