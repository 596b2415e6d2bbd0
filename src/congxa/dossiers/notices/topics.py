"""What applicants are told of: one topic for an event, or none."""

from congxa.dossiers.domain.states import S
from congxa.dossiers.models.notices import Topic

TOPICS: dict[str, Topic] = {
    "submit": Topic.RECEIVED,
    "accept": Topic.ACCEPTED,
    "ask_first_supplement": Topic.SUPPLEMENT,
    "ask_supplement": Topic.SUPPLEMENT,
    "answer_supplement": Topic.GOES_ON,
    "resume": Topic.GOES_ON,
    "pause_for_payment": Topic.FEE,
    "recompute": Topic.NEW_DATE,
    "extend": Topic.APOLOGY,
    "finish": Topic.READY,
    "receive_transfer": Topic.READY,
    "return_result": Topic.RETURNED,
    "refuse": Topic.REFUSED,
    "stop": Topic.STOPPED,
    "withdraw": Topic.WITHDRAWN,
    "answer_complaint": Topic.ANSWERED,
}
"""The moves that may be told of. What an applicant does at the counter is not: they hold the paper in their hand."""
PATTERN = "|".join(f"dossiers.{move}" for move in TOPICS)
_DATED = {Topic.GOES_ON, Topic.NEW_DATE}


def topic_of(move: str, state: str, *, at_home: bool, moved: bool) -> Topic | None:
    """The topic of a move that led to `state`; None when there is nothing to tell.

    A result is ready only where it is given out (`at_home`: in the office that received the dossier); a date is told
    again only when it `moved`.
    """
    topic = TOPICS.get(move)
    if topic == Topic.READY and (state != S.DONE or not at_home):
        return None
    return None if topic in _DATED and not moved else topic
