"""What ``congxa doctor`` asks of this room."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congxa.portal.actions.rights import homes_without_rights
from congxa.records.service import Check, Finding


def rights() -> Iterator[Finding]:
    """Ask whether the editors of every portal can write and review."""
    lacking = [home.title for home in homes_without_rights()]
    if lacking:
        sentence = _("Cổng chưa có nhóm biên tập hoặc quy trình duyệt: %(names)s. Hãy chạy: congxa open --all")
        yield Finding("error", sentence % {"names": ", ".join(lacking)})
    else:
        yield Finding("ok", _("Mọi cổng đều có nhóm biên tập và quy trình duyệt."))


CHECKS = [Check("portal.rights", gettext_lazy("Quyền biên tập"), rights)]
