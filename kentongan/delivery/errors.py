"""The three ways in which sending does not succeed.

DeliveryError
├── TemporaryFailure   surely not sent; may be tried again after a while
├── PermanentFailure   surely not sent; trying again will not help
└── OutcomeUnknown     it may be there: a person looks, the machine never repeats it
"""


class DeliveryError(Exception):
    """Something was not sent, or not surely."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or (self.__doc__ or "").split("\n", 1)[0])


class TemporaryFailure(DeliveryError):  # without Error: it reads as a sentence
    """The channel cannot take it now.

    `retry_after` in seconds, None for our own backoff. `account_stopped` tells that the account
    has lost its authorisation: nothing more is sent from it until a person connects it again.
    """

    def __init__(
        self,
        detail: str = "",
        *,
        retry_after: float | None = None,
        account_stopped: bool = False,
    ) -> None:
        super().__init__(detail)
        self.retry_after = retry_after
        self.account_stopped = account_stopped


class PermanentFailure(DeliveryError):
    """The channel refuses it. `stop_contact` tells that this recipient wants or takes nothing."""

    def __init__(self, reason: str = "", *, stop_contact: bool = False) -> None:
        super().__init__(reason)
        self.stop_contact = stop_contact


class OutcomeUnknown(DeliveryError):
    """The connection ended before the channel said whether it took the message."""
