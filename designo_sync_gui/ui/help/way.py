"""The way through the help pages: which places were shown before and after this one."""

from dataclasses import dataclass, field

#: A page and a part of it.
Place = tuple[int, int]


@dataclass(slots=True)
class Way:
    """Places in the order in which they were shown; ``at`` is the one shown now."""

    places: list[Place] = field(default_factory=list)
    at: int = -1

    def go_on(self, place: Place) -> None:
        """Another place is shown: what lay ahead is forgotten. The same place again is no step."""
        if self.places[self.at : self.at + 1] != [place]:
            self.places[self.at + 1 :] = [place]
            self.at += 1

    def step(self, steps: int) -> Place | None:
        """Go back (-1) or forward (1); ``None`` where there is nothing."""
        if not self.has(steps):
            return None
        self.at += steps
        return self.places[self.at]

    def has(self, steps: int) -> bool:
        return 0 <= self.at + steps < len(self.places)
