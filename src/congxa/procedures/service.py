"""The door of the room."""

from congxa.procedures.actions import load_law_forms
from congxa.procedures.domain.form_reading import Row
from congxa.procedures.filling import FillingForm, answer_rows, form_of
from congxa.procedures.filling_controls import rule_of
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
    "FillingForm",
    "Form",
    "FormVersion",
    "IntakeRule",
    "LifeEvent",
    "Offering",
    "Paper",
    "Procedure",
    "ProcedureVersion",
    "Row",
    "Step",
    "StepPlace",
    "answer_rows",
    "form_of",
    "load_law_forms",
    "rule_of",
]
