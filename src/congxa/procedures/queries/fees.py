"""What a version costs on a day, by the way it is filed."""

from datetime import date

from congxa.procedures.models import Fee, ProcedureVersion


def fees_for(version: ProcedureVersion, channel: str, day: date) -> list[Fee]:
    """Return the amounts that hold for ``channel`` (a key of ``Fee.Channel``) on ``day``.

    An amount of one way of filing takes the place of the amount of the same name for all ways. One query, none when the
    fees are prefetched.
    """
    valid = [
        fee
        for fee in version.fees.all()
        if fee.channel in (channel, Fee.Channel.ANY)
        and (fee.valid_from is None or fee.valid_from <= day)
        and (fee.valid_to is None or fee.valid_to >= day)
    ]
    own = {fee.name for fee in valid if fee.channel == channel}
    return [fee for fee in valid if fee.channel == channel or fee.name not in own]
