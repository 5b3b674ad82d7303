"""Screens that are walked through are drawn without what lies behind them."""

from PySide6.QtWidgets import QWidget
from screens import Stage


def draw_only(stage: Stage, shown: QWidget) -> None:
    """The main window is not drawn behind another one: that takes a twentieth of a second each
    time, and nobody looks."""
    stage.window.setUpdatesEnabled(shown is stage.window)
