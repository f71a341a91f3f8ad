"""Tax, in whole cents; tasks import it too."""

from rates import RATE


def with_tax(price: int) -> int:
    return price + price * RATE // 100
