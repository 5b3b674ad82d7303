"""What a form says below its fields."""

from PySide6.QtWidgets import QWidget

from designo_sync_gui.ui.kit.forms import FieldHolder


def told_at_fields(dialog: QWidget) -> dict[str, str]:
    """By the field's label; only what is seen."""
    return {
        holder.label: holder.problem.text()
        for holder in dialog.findChildren(FieldHolder)
        if holder.problem.isVisible()
    }
