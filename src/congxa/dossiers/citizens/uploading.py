"""Files of applicants: taken in one by one, so that one that is refused loses none of the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from congxa.dossiers.filings import HandedIn
from congxa.dossiers.models import Dossier, DossierPaper
from congxa.records.service import Attachment, Rule, UploadRefused, accept, clean_name

MOST = 60
"""Files of one dossier in all."""
FOR_ONE = Rule(max_count=10)
"""What may be handed in for one paper."""
VISITOR = AnonymousUser()


@dataclass
class Taken:
    """What came of some uploads."""

    papers: list[HandedIn] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def take(
    dossier: Dossier,
    uploads: "Iterable[UploadedFile[bytes]]",
    *,
    name: str,
    now: datetime,
    rule: Rule = FOR_ONE,
    there: int = 0,
    owner: object = None,
) -> Taken:
    """Take files in as papers called `name`, of which `there` are there already.

    `owner` is the thing they belong to when it is not the dossier. Every refused file has its sentence.
    """
    taken = Taken()
    for upload in uploads:
        if there + len(taken.papers) >= rule.max_count:
            taken.refused.append(_("Nhiều nhất %(most)s tệp cho một loại giấy tờ.") % {"most": rule.max_count})
            break
        try:
            kept = accept(
                actor=VISITOR,
                office=dossier.office,
                upload=upload,
                rule=replace(rule, max_count=MOST),
                owner=owner or dossier,  # type: ignore[arg-type]  # a model or a reference
                now=now,
            )
        except UploadRefused as refused:
            taken.refused.append(f"{clean_name(upload.name or '')}: {refused}")
        else:
            taken.papers.append(HandedIn(name=name, form=DossierPaper.Form.ELECTRONIC, attachment=str(kept.pk)))
    return taken


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """The names of files by their keys; one query."""
    wanted = [key for key in keys if key]
    found = Attachment.objects.filter(pk__in=wanted).values_list("pk", "name") if wanted else ()
    return {str(pk): name for pk, name in found}


def held(papers: Sequence[HandedIn], keys: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of key and file name for those of `keys` that are among the papers."""
    mine = {paper.attachment for paper in papers}
    names = names_of(key for key in keys if key in mine)
    return [(key, names[key]) for key in keys if key in names]
