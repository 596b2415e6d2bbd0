"""The door of the room."""

from congxa.procedures.models import (
    Audience,
    Fee,
    FeeExemption,
    Field,
    Form,
    FormVersion,
    IntakeRule,
    LifeEvent,
    Offering,
    Paper,
    Procedure,
    ProcedureVersion,
    Step,
    StepPlace,
)

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
    "Paper",
    "Procedure",
    "ProcedureVersion",
    "Step",
    "StepPlace",
]
