"""The door of the room."""

from congxa.procedures.models import (
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
