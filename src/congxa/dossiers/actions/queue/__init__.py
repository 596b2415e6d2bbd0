"""What can be done with the queue at the counters, one verb each."""

from congxa.dossiers.actions.queue.booking import FreeSlot, book, cancel, close_days, free_slots
from congxa.dossiers.actions.queue.calling import (
    at_counter,
    call_again,
    call_next,
    call_ticket,
    come_back,
    done,
    move_to,
    no_show,
    start,
)
from congxa.dossiers.actions.queue.devices import (
    Registered,
    device_of_key,
    device_of_link,
    open_device,
    register_device,
    renew_link,
    revoke_device,
)
from congxa.dossiers.actions.queue.drawing import check_in, draw
from congxa.dossiers.actions.queue.rating import rate_service, ticket_to_rate
from congxa.dossiers.actions.queue.seats import MatterData, leave, set_counter, set_matter, sit

__all__ = [
    "FreeSlot",
    "MatterData",
    "Registered",
    "at_counter",
    "book",
    "call_again",
    "call_next",
    "call_ticket",
    "cancel",
    "check_in",
    "close_days",
    "come_back",
    "device_of_key",
    "device_of_link",
    "done",
    "draw",
    "free_slots",
    "leave",
    "move_to",
    "no_show",
    "open_device",
    "rate_service",
    "register_device",
    "renew_link",
    "revoke_device",
    "set_counter",
    "set_matter",
    "sit",
    "start",
    "ticket_to_rate",
]
