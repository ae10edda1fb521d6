from .office import accounts, delivery, outbox, prove, settle
from .public import confirm, subscribe, unsubscribe

__all__ = [
    "accounts",
    "confirm",
    "delivery",
    "outbox",
    "prove",
    "settle",
    "subscribe",
    "unsubscribe",
]
