from .public import confirm, subscribe, unsubscribe

__all__ = ["confirm", "subscribe", "unsubscribe"]
