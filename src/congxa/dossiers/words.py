"""The words of the domain's tables in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from congxa.dossiers.domain.states import STATES, TABLE

STATE_LABELS: dict[str, str | Promise] = {key: gettext_lazy(state.label) for key, state in STATES.items()}
STATE_CHOICES = tuple((str(key), label) for key, label in STATE_LABELS.items())
MOVE_LABELS: dict[str, str | Promise] = {move.name: gettext_lazy(str(move.label)) for move in TABLE.moves}
STATE_SAYS: dict[str, str | Promise] = {key: gettext_lazy(state.says) for key, state in STATES.items()}
STATE_TODO: dict[str, str | Promise] = {
    key: gettext_lazy(state.todo) if state.todo else "" for key, state in STATES.items()
}
