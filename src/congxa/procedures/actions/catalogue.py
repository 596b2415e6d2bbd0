"""Taking whole catalogues in: the law pack's, and a list that an officer brings."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from congxa.accounts.service import require
from congxa.kernel.refs import Ref
from congxa.procedures.actions.law_forms import join_law_forms
from congxa.procedures.actions.telling import root_office, tell_catalogue
from congxa.procedures.actions.writing import Writer, listed_of
from congxa.procedures.lists.pack import Named, Pack, read_pack
from congxa.procedures.lists.values import BadCatalogue, ListedProcedure
from congxa.procedures.models import IntakeRule, LifeEvent, Procedure
from congxa.records.service import write
from congxa.units.service import Office, Tally

CATALOGUE = Ref("procedures.catalogue", "all")


def load_catalogue(*, actor: object, as_on: date | None = None, pack: Pack | None = None) -> Tally:
    """Take in what the law pack has and the house has not: procedures, versions, life events, intake rules.

    What officers have written stays: a version is taken only if it begins after everything known of its procedure. So
    loading twice changes nothing. With ``as_on`` the catalogue is taken as it stood on that day.

    Raises:
        PermissionDenied, Http404: the actor does not keep the catalogue.
        BadCatalogue: the pack contradicts itself.
    """
    pack = pack or read_pack(as_on=as_on)
    with transaction.atomic():
        office = root_office()
        require(actor, "procedures.keep", office)
        _load_rules(office, pack)
        known = {procedure.code: procedure for procedure in Procedure.objects.prefetch_related("versions")}
        new = [one for one in map(lambda listed: _unknown_part(listed, known), pack.procedures) if one.versions]
        tally = _take_in(new, pack, known)
        _join(pack.procedures)
        versions = sum(len(procedure.versions) for procedure in pack.procedures)
        if tally.created:
            codes = sorted(procedure.code for procedure in new)
            write(actor=actor, kind="procedures.load_catalogue", thing=CATALOGUE, office=office,
                  after={"versions": tally.created, "codes": codes, "as_on": as_on})  # fmt: skip
            tell_catalogue(codes)
            join_law_forms(actor=actor, office=office, as_on=as_on)
        return Tally(tally.created, 0, versions - tally.created)


def import_catalogue(*, actor: object, procedures: Sequence[ListedProcedure], source: str) -> Tally:
    """Write every version of a list, new or in place of the one from the same day; all of them or none.

    Raises:
        PermissionDenied, Http404: the actor does not keep the catalogue.
        BadCatalogue: with every problem and its place; nothing has been written.
    """
    problems = [fault for procedure in procedures for fault in procedure.faults()]
    if problems:
        raise BadCatalogue(problems)
    with transaction.atomic():
        office = root_office()
        require(actor, "procedures.keep", office)
        codes = [procedure.code for procedure in procedures]
        found = Procedure.objects.filter(code__in=codes).select_for_update()
        known = {one.code: one for one in found.prefetch_related("versions")}
        tally = _take_in(procedures, read_pack(), known)
        _join(procedures)
        if tally.created or tally.updated:
            after = {"source": source, "created": tally.created, "updated": tally.updated, "codes": codes}
            write(actor=actor, kind="procedures.import_catalogue", thing=CATALOGUE, after=after, office=office)
            tell_catalogue(codes)
        return tally


def _take_in(procedures: Sequence[ListedProcedure], pack: Pack, known: dict[str, Procedure]) -> Tally:
    events = _events(pack.life_events)
    writer = Writer((field.key, field.name) for field in pack.fields)
    for name in {version.field for listed in procedures for version in listed.versions}:
        writer.field(name)  # before any procedure that is wrong takes its part back
    created = updated = unchanged = 0
    problems: list[str] = []
    for listed in procedures:
        procedure = known.get(listed.code) or Procedure(code=listed.code)
        before = {one.valid_from: listed_of(one) for one in procedure.versions.all()} if procedure.pk else {}
        try:
            with transaction.atomic():
                _describe(procedure, listed, events)
                for version in sorted(listed.versions, key=lambda one: one.valid_from):
                    if before.get(version.valid_from) == version:
                        unchanged += 1
                        continue
                    _, is_new = writer.write(Procedure.objects.get(pk=procedure.pk), version)
                    created, updated = created + is_new, updated + (not is_new)
        except ValidationError as error:
            problems += [f"{listed.versions[0].where}: {sentence}" for sentence in error.messages]
    if problems:
        raise BadCatalogue(problems)
    return Tally(created, updated, unchanged)


def _describe(procedure: Procedure, listed: ListedProcedure, events: dict[str, LifeEvent]) -> None:
    if listed.spoken is not None:
        procedure.spoken = "\n".join(listed.spoken)
    procedure.full_clean(validate_unique=False)
    procedure.save()
    if listed.life_events is not None:
        procedure.life_events.set([events[key] for key in listed.life_events if key in events])


def _unknown_part(listed: ListedProcedure, known: dict[str, Procedure]) -> ListedProcedure:
    """Return the procedure with the versions that begin after everything the house knows of it."""
    procedure = known.get(listed.code)
    if procedure is None:
        return listed
    last = max((version.valid_from for version in procedure.versions.all()), default=date.min)
    later = tuple(version for version in listed.versions if version.valid_from > last)
    return ListedProcedure(listed.code, later)


def _join(procedures: Iterable[ListedProcedure]) -> None:
    """Say which procedures took the place of others, now that all are there."""
    for listed in procedures:
        if listed.replaced_by:
            heir = Procedure.objects.filter(code=listed.replaced_by).first()
            Procedure.objects.filter(code=listed.code).exclude(replaced_by=heir).update(replaced_by=heir)


def _events(named: Iterable[Named]) -> dict[str, LifeEvent]:
    wanted = list(named)
    LifeEvent.objects.bulk_create(
        [LifeEvent(key=event.key, name=event.name, order=number * 10) for number, event in enumerate(wanted, 1)],
        ignore_conflicts=True,
    )
    return {event.key: event for event in LifeEvent.objects.all()}


def _load_rules(office: Office, pack: Pack) -> None:
    if not IntakeRule.objects.filter(office=office).exists():
        IntakeRule.objects.bulk_create(
            IntakeRule(office=office, valid_from=rule.valid_from, way=rule.way, address=rule.address, basis=rule.basis)
            for rule in pack.intake
        )
