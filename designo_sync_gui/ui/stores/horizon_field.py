"""How far back a store's orders are read: the choice, and how long reading them takes."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from designo_sync_gui.domain.forecast import Forecast, forecast_words
from designo_sync_gui.domain.horizon import CHOICES, horizon_words
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.ui.kit.language import spoken, tr

LABEL = say("Orders to read")


class HorizonField(QComboBox):
    """One of the usual choices, or the one that is kept: a date can be set by command."""

    def __init__(self, kept: str, choices: Sequence[str] = CHOICES) -> None:
        super().__init__()
        self.setAccessibleName(spoken(LABEL))
        for orders_since in choices if kept in choices else (kept, *choices):
            text = spoken(horizon_words(orders_since))
            self.addItem(text[:1].upper() + text[1:], orders_since)
        self.setCurrentIndex(self.findData(kept))

    def value(self) -> str:
        return str(self.currentData())


def expected_words(expected: Forecast | None) -> Sentence:
    """What to expect of a first reading; ``None`` is a shop that does not tell its total."""
    if expected is None:
        return say(
            "The shop does not tell how many orders it has, so the time it takes is not known."
        )
    return say("Reading them takes {expected}.", expected=forecast_words(expected))


def asking_words() -> str:
    return tr("Asking the shop how many orders there are…")
