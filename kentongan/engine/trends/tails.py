"""How surprising a count is."""

from math import exp, lgamma, log

SMALLEST = 1e-12  # share of the sum below which what is added no longer matters


def upper_tail(found: int, mean: float, variance: float) -> float:
    """P(X >= found) of a count with this mean and variance, 0..1.

    Negative binomial where the variance is above the mean, else Poisson.
    """
    if found <= 0:
        return 1.0
    if found <= mean:
        return max(0.0, 1 - _sum_below(found, mean, variance))
    total, term, k = 0.0, exp(_log_mass(found, mean, variance)), found
    while term > total * SMALLEST:
        total += term
        term *= _step(k, mean, variance)
        k += 1
    return min(1.0, total)


def _sum_below(found: int, mean: float, variance: float) -> float:
    return sum(exp(_log_mass(k, mean, variance)) for k in range(found))


def _is_poisson(mean: float, variance: float) -> bool:
    return variance <= mean * 1.001


def _log_mass(k: int, mean: float, variance: float) -> float:
    if _is_poisson(mean, variance):
        return k * log(mean) - mean - lgamma(k + 1)
    share = mean / variance
    size = mean * share / (1 - share)
    return lgamma(k + size) - lgamma(size) - lgamma(k + 1) + size * log(share) + k * log(1 - share)


def _step(k: int, mean: float, variance: float) -> float:
    """The mass of k + 1 for each mass of k."""
    if _is_poisson(mean, variance):
        return mean / (k + 1)
    share = mean / variance
    size = mean * share / (1 - share)
    return (k + size) / (k + 1) * (1 - share)
