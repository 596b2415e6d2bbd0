"""Tables of the catalogue, of its forms and of how each office offers a procedure."""

from congxa.procedures.models.catalogue import (
    Audience,
    Fee,
    FeeExemption,
    Field,
    LifeEvent,
    OnlineLevel,
    Paper,
    Procedure,
    ProcedureVersion,
    Step,
    StepPlace,
)
from congxa.procedures.models.forms import Form, FormVersion
from congxa.procedures.models.offerings import IntakeRule, Offering

__all__ = [
    "Audience",
    "Fee",
    "FeeExemption",
    "Field",
    "Form",
    "FormVersion",
    "IntakeRule",
    "LifeEvent",
    "Offering",
    "OnlineLevel",
    "Paper",
    "Procedure",
    "ProcedureVersion",
    "Step",
    "StepPlace",
]
