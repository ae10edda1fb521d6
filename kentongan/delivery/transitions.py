"""The one table of how a delivery's state moves; the database holds the same table as a trigger."""

from .enums import DeliveryState

_S = DeliveryState

TRANSITIONS: dict[DeliveryState, frozenset[DeliveryState]] = {
    # DELIVERED straight from the queue: a page or feed entry that was fetched and seen.
    _S.QUEUED: frozenset(
        {_S.SUBMITTING, _S.WAITING, _S.DELIVERED, _S.PREPARED, _S.FAILED, _S.CANCELLED, _S.EXPIRED}
    ),
    _S.WAITING: frozenset({_S.SUBMITTING, _S.PREPARED, _S.FAILED, _S.CANCELLED, _S.EXPIRED}),
    _S.PREPARED: frozenset({_S.ACCEPTED, _S.CANCELLED, _S.EXPIRED}),
    _S.SUBMITTING: frozenset({_S.ACCEPTED, _S.WAITING, _S.UNCONFIRMED, _S.FAILED, _S.EXPIRED}),
    # WAITING: looked up, or checked by a person, and surely not there.
    _S.UNCONFIRMED: frozenset({_S.ACCEPTED, _S.DELIVERED, _S.READ, _S.WAITING, _S.CANCELLED}),
    _S.ACCEPTED: frozenset({_S.DELIVERED, _S.READ, _S.FAILED}),
    _S.DELIVERED: frozenset({_S.READ}),
    _S.READ: frozenset(),
    _S.FAILED: frozenset(),
    _S.CANCELLED: frozenset(),
    _S.EXPIRED: frozenset(),
}


class IllegalTransition(ValueError):
    """This state cannot follow that one."""


def allows(old: str, new: str) -> bool:
    return DeliveryState(new) in TRANSITIONS[DeliveryState(old)]


def check(old: str, new: str) -> None:
    """Raises IllegalTransition unless the table allows the step."""
    if not allows(old, new):
        raise IllegalTransition(f"{old} -> {new}")


def pairs() -> list[tuple[str, str]]:
    return [(str(old), str(new)) for old, after in TRANSITIONS.items() for new in sorted(after)]
