"""Why an order's difference is accepted: what stands beside the order."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One decision of an operator; ``number`` counts them, ``pair`` is whether it is a pair's."""

    number: int
    reason: str
    by: str
    at: datetime
    pair: bool = False
