"""Numbers going round: how many dead, displaced, injured; prices, shares and sums of money."""

from kentongan.engine.numbers.amounts import Amount, amounts
from kentongan.engine.numbers.reading import NumberKind, NumberTold, read

__all__ = ["Amount", "NumberKind", "NumberTold", "amounts", "read"]
