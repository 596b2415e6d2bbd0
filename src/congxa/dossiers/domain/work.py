"""For whom a dossier waits: the verb of those who can move it on, state by state."""

from congxa.dossiers.domain.states import S

WAITS_FOR: dict[str, tuple[str, ...]] = {
    S.SUBMITTED: ("dossiers.receive",),
    S.ACCEPTED: ("dossiers.assign", "dossiers.handle"),
    S.HANDED_OVER: ("dossiers.assign", "dossiers.handle"),
    S.ASSIGNED: ("dossiers.handle",),
    S.PROCESSING: ("dossiers.handle",),
    S.PROPOSED: ("dossiers.review",),
    S.REVIEWED: ("dossiers.sign",),
    S.SIGNED: ("dossiers.issue",),
    S.DONE: ("dossiers.receive",),
}
"""In the office that holds the dossier. One on the way waits for whoever takes hand-overs in the receiving office."""
PERSONAL = frozenset({S.ASSIGNED, S.PROCESSING})
"""States in which the dossier is one officer's and nobody else's work."""


def states_for(verbs: frozenset[str]) -> list[str]:
    """The states in which a dossier waits for somebody who may do `verbs`, in the order of a dossier's life."""
    return [state for state, wanted in WAITS_FOR.items() if not verbs.isdisjoint(wanted)]
