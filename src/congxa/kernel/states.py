"""States and moves as one table: the rules, the refusals and the picture in the documents come from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from congxa.kernel.text import Words


class BadTable(ValueError):
    """A table of states contradicts itself. Its message, for programmers, names what."""


class IllegalMove(Exception):
    """The move does not exist from that state. As text it is a Vietnamese sentence; the parts are kept for others."""

    def __init__(self, move: Words, state: Words, possible: Sequence[Words]) -> None:
        self.move, self.state, self.possible = move, state, tuple(possible)
        super().__init__(move, state, self.possible)

    def __str__(self) -> str:
        refusal = f"Không thể “{self.move}” khi đang ở trạng thái “{self.state}”."
        if not self.possible:
            return f"{refusal} Trạng thái này là cuối cùng."
        return f"{refusal} Việc có thể làm: {', '.join(str(label) for label in self.possible)}."


@dataclass(frozen=True, kw_only=True)
class Move:
    """`name` leads from `source` to `target`; `label` is the verb people read. One name may start from many states."""

    name: str
    source: str
    target: str
    label: Words


@dataclass(frozen=True)
class StateTable:
    """States (name → label for people), the moves between them and the state in which a thing begins.

    Raises BadTable for a move or beginning that names an unknown state, for two moves of one name from one state, and
    for a state no chain of moves reaches.
    """

    states: Mapping[str, Words]
    moves: Sequence[Move]
    initial: str
    _targets: dict[tuple[str, str], Move] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        named = {self.initial, *(move.source for move in self.moves), *(move.target for move in self.moves)}
        if unknown := sorted(named - set(self.states)):
            raise BadTable(f"unknown states: {', '.join(unknown)}")
        for move in self.moves:
            if (move.source, move.name) in self._targets:
                raise BadTable(f"two moves {move.name!r} from {move.source!r}")
            self._targets[move.source, move.name] = move
        if unreachable := sorted(set(self.states) - self._reachable()):
            raise BadTable(f"no move leads to: {', '.join(unreachable)}")

    def _reachable(self) -> set[str]:
        reached: set[str] = set()
        waiting = [self.initial]
        while waiting:
            state = waiting.pop()
            if state not in reached:
                reached.add(state)
                waiting += [move.target for move in self.moves_from(state)]
        return reached

    def moves_from(self, state: str) -> list[Move]:
        """The moves possible in `state`, in the order of the table. Raises KeyError for an unknown state."""
        if state not in self.states:
            raise KeyError(state)
        return [move for move in self.moves if move.source == state]

    def may_move(self, state: str, move: str) -> bool:
        """Whether `move` is possible in `state`. Raises KeyError for a state or move the table does not know."""
        self._label_of(move)
        return any(possible.name == move for possible in self.moves_from(state))

    def target(self, state: str, move: str) -> str:
        """Where `move` leads from `state`. Raises IllegalMove when it does not start there, KeyError as above."""
        if not self.may_move(state, move):
            labels = [possible.label for possible in self.moves_from(state)]
            raise IllegalMove(self._label_of(move), self.states[state], labels)
        return self._targets[state, move].target

    def _label_of(self, move: str) -> Words:
        for known in self.moves:
            if known.name == move:
                return known.label
        raise KeyError(move)

    def to_mermaid(self) -> str:
        """The table as a Mermaid state diagram, the same text every time, for the documents."""
        states = [f'    state "{_plain(label)}" as {name}' for name, label in self.states.items()]
        arrows = [f"    {move.source} --> {move.target}: {_plain(move.label)}" for move in self.moves]
        ends = [f"    {name} --> [*]" for name in self.states if not self.moves_from(name)]
        return "\n".join(["stateDiagram-v2", *states, f"    [*] --> {self.initial}", *arrows, *ends, ""])


def _plain(label: Words) -> str:
    # Quotes, colons and semicolons would end a Mermaid label.
    return str(label).translate(str.maketrans('":;\n', "',, "))
