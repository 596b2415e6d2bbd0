"""Finding a dossier: by its number, the applicant's name, phone or identity number; by the applicant's own code."""

import re
from datetime import date
from typing import cast

from django.db.models import Q, QuerySet
from django.http import Http404

from congxa.dossiers.domain.codes import read_code
from congxa.dossiers.domain.numbers import BadNumber, parse
from congxa.dossiers.models import Dossier
from congxa.dossiers.secrets import secret_fits
from congxa.kernel.text import fold

_DIGITS = re.compile(r"\+?[\d .-]{9,16}")


def find(actor: object, words: str, *, on: date | None = None) -> QuerySet[Dossier]:
    """The dossiers `actor` may see that `words` fit, newest first; nothing for an empty search.

    A number, a code, a phone (0912… or +84912…) or an identity number is matched whole, and is found by an index;
    other words are looked for in names without regard to diacritics.
    """
    seen = Dossier.objects.visible_to(actor, on=on).select_related("procedure", "office", "holder", "assignee")
    found = seen.filter(_rule(words.strip())).order_by("-id")
    return cast("QuerySet[Dossier]", found)


def _rule(words: str) -> Q:
    if not words:
        return Q(pk__in=[])
    try:
        return Q(number=str(parse(words)))
    except BadNumber:
        pass
    if _DIGITS.fullmatch(words):
        digits = re.sub(r"\D", "", words)
        local = digits.removeprefix("84") if words.startswith("+") else digits.removeprefix("0")
        return Q(phone=f"+84{local}") | Q(identity_number=digits)
    code = read_code(words)
    rule = Q()
    for word in fold(words).split():
        rule &= Q(search_text__contains=word)
    return rule | Q(code=code) if code else rule


def whole(actor: object, key: int, *, on: date | None = None) -> Dossier:
    """One dossier with everything that belongs to it, in a fixed number of queries.

    Raises:
        Http404: there is none that `actor` may see.
    """
    rows = Dossier.objects.visible_to(actor, on=on).select_related(
        "office",
        "holder",
        "competent",
        "procedure__field",
        "procedure__procedure",
        "form",
        "assignee",
        "extension",
        "unit",
        "draft__made_by",
    )
    rows = rows.prefetch_related(
        "papers", "pauses", "supplements__lines__answered_with", "charges", "payments", "issued", "results",
        "steps__office", "steps__assignee", "events__office", "transfers__sender", "transfers__receiver", "notices",
    )  # fmt: skip
    found = rows.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def by_code(code: str) -> Dossier | None:
    """The dossier with the applicant's code, however it was typed, or with the number; None when there is none."""
    rows = Dossier.objects.select_related("office", "holder", "procedure")
    read = read_code(code)
    if read is not None:
        return rows.filter(code=read).first()
    try:
        return rows.filter(number=str(parse(code))).first()
    except BadNumber:
        return None


def opened(code: str, secret: str) -> Dossier | None:
    """The dossier that code (or number) and second secret open together; None when they do not."""
    found = by_code(code)
    fits = secret_fits(found.code if found else "", found.secret_hash if found else "-", secret)
    return found if fits else None
