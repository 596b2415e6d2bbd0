"""The domain's sentences in the reader's language."""

from django.utils.translation import gettext

from congxa.procedures.domain.form_faults import Fault


def say(fault: Fault) -> str:
    """Return the sentence of a fault; what a check of the house said is translated as a whole."""
    if "said" in fault.values:
        return gettext(str(fault.values["said"]))
    return gettext(fault.sentence) % fault.values
