"""Opens the editor to the people of one office: groups with rights on its pages and collection, and its workflow.

The groups are Wagtail's view of the roles that the accounts room keeps; nobody is put into them by hand. Who belongs
to them is brought up to date by :mod:`congxa.portal.editor.groups`.
"""

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from congxa.portal.models import HomePage

PREFIX = "portal"
_PAGES = {
    "write": ("add", "change"),
    "publish": ("add", "change", "publish", "lock", "unlock"),
    "design": ("change",),
}
_FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
VERBS = {word: f"{PREFIX}.{word}" for word in _PAGES}
"""Each group's word and the verb whose holders belong to it."""


def group_name(office_id: int, word: str) -> str:
    """Return the name of an office's group for ``write``, ``publish`` or ``design``."""
    return f"{PREFIX}:{office_id}:{word}"


def open_rights(home: HomePage) -> None:
    """Create the office's three groups and its workflow; idempotent."""
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for word, kinds in _PAGES.items():
        group, _created = Group.objects.get_or_create(name=group_name(home.office_id, word))
        group.permissions.add(access)
        _give_pages(group, home, kinds)
        if home.collection is not None:
            _give_files(group, home.collection)
    _open_workflow(home)


def homes_without_rights() -> list[HomePage]:
    """Return the portals that lack a group or the workflow, as those opened by an early version do (three queries)."""
    groups = set(Group.objects.filter(name__startswith=f"{PREFIX}:").values_list("name", flat=True))
    reviewed = set(WorkflowPage.objects.values_list("page_id", flat=True))
    return [
        home
        for home in HomePage.objects.select_related("collection").order_by("pk")
        if home.pk not in reviewed or not groups.issuperset(group_name(home.office_id, word) for word in _PAGES)
    ]


def _give_pages(group: Group, home: HomePage, kinds: tuple[str, ...]) -> None:
    allowed = Permission.objects.filter(
        content_type__app_label="wagtailcore",
        content_type__model="page",
        codename__in=[f"{kind}_page" for kind in kinds],
    )
    for permission in allowed:
        GroupPagePermission.objects.get_or_create(group=group, page=home.page_ptr, permission=permission)


def _give_files(group: Group, collection: Collection) -> None:
    allowed = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=_FILES
    )
    for permission in allowed:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _open_workflow(home: HomePage) -> None:
    """Let what is written below ``home`` be approved by whoever may publish there."""
    if WorkflowPage.objects.filter(page=home.page_ptr).exists():
        return
    name = _("Duyệt bài – %(office)s") % {"office": home.title}
    workflow = Workflow.objects.create(name=name)
    task = GroupApprovalTask.objects.create(name=name)
    task.groups.add(Group.objects.get(name=group_name(home.office_id, "publish")))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=home.page_ptr)
