"""Which rows of the mirror belong to something at one moment, so that two moments can be compared.

Law: what came and what went is counted order by order: as many that come as go are not nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowMarks:
    """One bit for each number that a row can have: a million orders are 125 kB."""

    bits: int

    @classmethod
    def of(cls, numbers: Iterable[int]) -> "RowMarks":
        marked = bytearray()
        for number in numbers:
            place = number >> 3
            if place >= len(marked):
                marked.extend(bytes(place + 1024 - len(marked)))
            marked[place] |= 1 << (number & 7)
        return cls(int.from_bytes(marked, "little"))

    def __len__(self) -> int:
        return self.bits.bit_count()

    def beyond(self, other: "RowMarks") -> int:
        """How many are here and not there."""
        return (self.bits & ~other.bits).bit_count()
