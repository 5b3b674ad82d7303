"""What a store may be written: the two switches *never write*, and the mark of production.

Law: they are seen in every form, never folded away, beside what writing may cause.
"""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.locks import OF_A_NEW_STORE, with_locks
from designo_sync_gui.domain.platform import Platform, Writing
from designo_sync_gui.ui.kit.forms import WholeLabel
from designo_sync_gui.ui.kit.language import tr


def is_ever_written(platform: Platform) -> bool:
    """Whether any of its fields can be changed."""
    return any(field.writing is not Writing.NEVER for field in platform.fields)


class WriteSwitches(QWidget):
    """``store`` is ``None`` for a new one: its shop starts locked."""

    changed = Signal()

    def __init__(self, platform: Platform, store: Store | None) -> None:
        super().__init__()
        shown = store or with_locks(Store("x", "x", platform.name, ""), OF_A_NEW_STORE)
        self.cause = WholeLabel()
        self.shop = QCheckBox(tr("Never write to this shop"))
        self.shop.setToolTip(tr("No plan writes to it, by hand, by command or automatically"))
        self.shop.setChecked(shown.shop_locked)
        self.designo = QCheckBox(tr("Never write to DesignO for this store"))
        self.designo.setToolTip(tr("No plan writes its orders there"))
        self.designo.setChecked(shown.designo_locked)
        self.first = self.shop if is_ever_written(platform) else self.designo
        self.production = QCheckBox(tr("Production: customers order here"))
        self.production.setToolTip(tr("Marked red in every plan and on its button"))
        self.production.setChecked(shown.production)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.cause)
        for box in (self.shop, self.designo, self.production):
            column.addWidget(box)
            box.toggled.connect(self.changed)
        if not is_ever_written(platform):
            self.shop.hide()

    def put_into(self, store: Store) -> Store:
        """The store as the switches say."""
        return replace(
            store,
            shop_locked=self.shop.isChecked(),
            designo_locked=self.designo.isChecked(),
            production=self.production.isChecked(),
        )
