"""The ways a request can fail; the tree is drawn in the package's docstring.

They are named for what happened, so that `except TooLarge` reads as a sentence.
"""


class FetchError(Exception):
    """A request gave no usable response.

    `sent` answers the one question delivery has to ask. False: not one byte of the request
    left this machine, so repeating it is safe. True: the server may have acted on it and what
    it did is unknown, so only an idempotent request may be repeated.
    """

    def __init__(self, message: str, *, url: str, sent: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.url = url
        self.sent = sent

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.url, self.sent)


class Refused(FetchError):
    """We do not ask this address: scheme, credentials in it, or a private machine behind it."""


class TooLarge(FetchError):
    """The response is larger than the limit, counted after decompression."""


class TooSlow(FetchError):
    """The time limit passed: on connecting, between two packets, or in total."""


class TooManyRedirects(FetchError):
    """More hops than the limit, or a circle."""


class Unreachable(FetchError):
    """No name, no route, connection or TLS refused, or closed before an answer began."""


class BadResponse(FetchError):
    """An answer that is not HTTP, was cut off, or is in an encoding that we did not ask for."""


def _rebuild(kind: type[FetchError], message: str, url: str, sent: bool) -> FetchError:
    return kind(message, url=url, sent=sent)
