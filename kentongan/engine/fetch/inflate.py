"""Decompression that stops at a bound."""

import zlib

_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"


class InflateError(ValueError):
    """The bytes are not gzip, or end too early."""


class InflateOverflowError(InflateError):
    """More comes out than the bound."""


class Inflater:
    """Gzip, fed in pieces, of one or several members; at most `bound` bytes ever come out."""

    def __init__(self, bound: int) -> None:
        self._left = bound
        self._stream = zlib.decompressobj(_GZIP)
        self._started = False

    def feed(self, data: bytes) -> bytes:
        """What `data` unpacks to.

        Raises InflateOverflowError past the bound, InflateError for what is not gzip.
        """
        parts: list[bytes] = []
        while data:
            if self._stream.eof:
                if not data.startswith(_MAGIC[:1]):
                    break  # padding after the last member
                self._stream = zlib.decompressobj(_GZIP)
            self._started = True
            try:
                piece = self._stream.decompress(data, self._left + 1)
            except zlib.error as error:
                raise InflateError(str(error)) from error
            self._left -= len(piece)
            if self._left < 0:
                raise InflateOverflowError("The unpacked data is too large.")
            parts.append(piece)
            data = self._stream.unused_data or self._stream.unconsumed_tail
        return b"".join(parts)

    def finish(self) -> None:
        """Raises InflateError when the stream was cut off."""
        if self._started and not self._stream.eof:
            raise InflateError("The compressed data was cut off.")


def is_gzip(data: bytes) -> bool:
    """Whether `data` starts as gzip does."""
    return data.startswith(_MAGIC)


def gunzip(data: bytes, *, bound: int) -> bytes:
    """`data` unpacked; InflateError when it is no gzip, is cut off, or passes `bound` bytes."""
    inflater = Inflater(bound)
    unpacked = inflater.feed(data)
    inflater.finish()
    return unpacked
