"""Choosing an export and its columns.

Law: the columns offered are those of the chosen file; one may be typed where the file is not
there now.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.platform import Option
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.forms import add_field, form
from designo_sync_gui.ui.option_fields import ChoiceOption, OptionField, option_field


class TableSource(QWidget):
    """One field per option; ``changed`` when any of them changes."""

    changed = Signal()

    def __init__(
        self,
        options: Sequence[Option],
        values: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields: dict[str, OptionField] = {}
        rows = form()
        rows.setContentsMargins(0, 0, 0, 0)
        kept = dict(values)
        for option in options:
            field = option_field(option, kept.get(option.name, option.default))
            field.changed.connect(self.changed)
            self.fields[option.name] = field
            add_field(rows, option.label, field, option.where)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(rows)

    def values(self) -> tuple[tuple[str, str], ...]:
        """What differs from the defaults. Raises ``SettingsInvalid`` for a required one."""
        chosen = []
        for name, field in self.fields.items():
            if field.option.required and not field.value():
                raise SettingsInvalid(
                    say("Not entered: {label}.", label=field.option.label),
                    field.option.where,
                    field=field.option.label,
                )
            if field.value() != field.option.default:
                chosen.append((name, field.value()))
        return tuple(chosen)

    def chosen(self) -> tuple[tuple[str, str], ...]:
        """What is entered so far, complete or not."""
        return tuple((name, field.value()) for name, field in self.fields.items() if field.value())

    def offer(self, choices: Mapping[str, tuple[str, ...]]) -> None:
        offer_columns(self.fields, choices)


def offer_columns(
    fields: Mapping[str, OptionField], choices: Mapping[str, tuple[str, ...]]
) -> None:
    """Show what each option may be, keeping what is chosen."""
    for name, values in choices.items():
        field = fields.get(name)
        if isinstance(field, ChoiceOption):
            titles = [("", ""), *((value, value) for value in values)]
            field.offer(titles, field.value())
