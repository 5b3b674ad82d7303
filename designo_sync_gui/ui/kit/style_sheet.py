"""How controls look: Fusion under a style sheet that is made of sizes and roles of the palette.

A style sheet and no style written in Python: a style is asked for every part that is painted, and
each question to Python waits for the engine's thread.
"""

from functools import cache
from string import Template

from designo_sync_gui.resource_files import resource_path
from designo_sync_gui.ui.kit.tokens import CONTROL, RADIUS, SPACE_1, SPACE_2, SPACE_3

_FIELDS = """
QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit {
  background: $base; color: $text; border: 1px solid $edge; border-radius: ${radius}px;
  placeholder-text-color: $muted;
  selection-background-color: $filled; selection-color: $on_filled; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: ${inner}px; padding: 0 7px; }
QLineEdit { padding: 0 5px; }
QPlainTextEdit { padding: 0 3px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus {
  border: 2px solid $accent; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  min-height: ${focused}px; padding: 0 6px; }
QLineEdit:focus { padding: 0 4px; }
QPlainTextEdit:focus { padding: 0 2px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
  background: $ground; color: $disabled; border-color: $hairline; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QLineEdit[frame="false"],
QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus, QLineEdit[frame="false"]:focus {
  border: none; padding: 0; min-height: 0; background: transparent; }
QAbstractSpinBox QLineEdit[frame="false"],
QAbstractSpinBox QLineEdit[frame="false"]:focus { padding: 0 0 0 5px; }
CheckStrip { border: 1px solid $edge; border-radius: ${radius}px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$down"); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
  background: $base; color: $text; border: 1px solid $edge; outline: none;
  selection-background-color: $filled; selection-color: $on_filled; }
QAbstractSpinBox { padding-right: 22px; min-height: ${step}px; }
QAbstractSpinBox:focus { min-height: ${step_focused}px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; width: 20px; border: none; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; width: 20px; border: none; }
QAbstractSpinBox::up-arrow { image: url("$up"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("$down"); width: 10px; height: 10px; }
"""
_BUTTONS = """
QPushButton {
  background: $button; color: $text; border: 1px solid $edge; border-radius: ${radius}px;
  min-height: ${inner}px; padding: 0 ${space_3}px; }
QPushButton:hover { background: $button_hover; }
QPushButton:pressed, QPushButton:checked { background: $hover; }
QPushButton:flat { background: transparent; color: $accent; border-color: transparent;
  padding: 0 ${space_1}px; }
QPushButton:flat:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: ${focused}px; }
QPushButton:flat:focus { border: 2px solid $accent; padding: 0 3px; }
QPushButton:disabled { background: transparent; color: $disabled; border-color: $hairline; }
QPushButton:flat:disabled { border-color: transparent; }
QToolButton {
  color: $text; border: 1px solid transparent;
  border-radius: ${radius}px; padding: 3px ${space_1}px; }
QToolBar QToolButton { qproperty-autoRaise: false; }
QToolButton:hover, QToolButton:checked { background: $hover; }
QToolButton:focus { border: 2px solid $accent; padding: 2px 3px; }
QToolButton:disabled { color: $disabled; }
QLineEdit QToolButton { padding: 0; border: none; }
QCheckBox, QRadioButton { spacing: ${space_2}px; padding: 2px; border: 1px solid transparent;
  border-radius: ${radius}px; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; background: $base;
  border: 1px solid $edge_on_row; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked { background: $filled; border-color: $filled; image: url("$tick"); }
QCheckBox::indicator:indeterminate { background: $filled; border-color: $filled;
  image: url("$dash"); }
QRadioButton::indicator:checked { border: 2px solid $accent; width: 12px; height: 12px;
  background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
    stop:0 $accent, stop:0.52 $accent, stop:0.6 $base, stop:1 $base); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $ground;
  border-color: $hairline; }
QCheckBox::indicator:checked:disabled { background: $disabled; border-color: $disabled; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
"""
_MENUS = """
QMenu { background: $base; color: $text; border: 1px solid $edge; padding: ${space_1}px; }
QMenu::item { padding: 6px 20px 6px 32px; border-radius: ${radius}px; }
QMenu::item:selected { background: $filled; color: $on_filled; }
QMenu::item:disabled { color: $disabled; }
QMenu::item:disabled:selected { background: $hover; }
QMenu::icon { padding-left: ${space_2}px; }
QMenu::indicator { width: 14px; height: 14px; left: ${space_2}px; }
QMenu::indicator:checked { image: url("$grey_tick"); }
QMenu::indicator:checked:selected { image: url("$tick"); }
QMenu::separator { height: 1px; background: $hairline; margin: ${space_1}px ${space_2}px; }
QMenuBar { background: $ground; color: $text; border: none; padding: 1px ${space_1}px; }
QMenuBar::item { padding: 5px ${space_2}px; background: transparent;
  border-radius: ${radius}px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
"""
_BARS = """
QToolBar { background: $ground; border: none; border-bottom: 1px solid $hairline;
  spacing: ${space_1}px; }
QToolBar::separator { background: $hairline; width: 1px; margin: ${space_2}px ${space_1}px; }
QStatusBar { background: $ground; border: none; }
QStatusBar::item { border: none; }
QStatusBar QPushButton { min-height: 22px; }
QSplitter::handle { background: $hairline; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QProgressBar { background: $hairline; border: none; border-radius: 2px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 26px; }
QScrollBar::handle:horizontal { min-width: 26px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QHeaderView { background: $ground; border: none; }
QHeaderView::section { background: $ground; color: $text; border: none;
  border-bottom: 1px solid $hairline; padding: 0 ${space_2}px;
  font-weight: 600; }
QTabWidget::pane { border: none; padding: 0; }
QTabWidget::tab-bar { left: 0; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; border: 2px solid transparent;
  min-height: ${focused}px; padding: 0 ${space_3}px; }
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:selected:focus { border-color: $accent; }
QToolTip { background: $base; color: $text; border: 1px solid $edge; padding: ${space_1}px; }
"""
_ICONS = {
    "down": "chevron-down",
    "up": "chevron-up",
    "tick": "tick",
    "grey_tick": "tick-grey",
    "dash": "dash",
}


#: What colours are called in the style sheet, and the role of the palette that holds each.
_COLORS = {
    "ground": "window",
    "base": "base",
    "text": "text",
    "muted": "placeholder-text",
    "button": "button",
    "hairline": "mid",
    "accent": "accent",
    "filled": "highlight",
    "on_filled": "highlighted-text",
    "edge": "dark",
    "edge_on_row": "shadow",
    "button_hover": "light",
    "hover": "link-visited",
    "disabled": "bright-text",
}


@cache
def style_sheet() -> str:
    """The style sheet of the application. It names roles of the palette and no colour, so that it
    is the same in light and dark: another sheet makes Qt begin anew with every widget there is."""
    colors = {name: f"palette({role})" for name, role in _COLORS.items()}
    icons = {
        name: resource_path("icons", f"{file}.svg").as_posix() for name, file in _ICONS.items()
    }
    sizes = {"inner": CONTROL - 2, "focused": CONTROL - 4, "radius": RADIUS}
    # Qt makes a field with steps three pixels higher than it is told (6.11).
    sizes |= {"step": CONTROL - 5, "step_focused": CONTROL - 7}
    spaces = {"space_1": SPACE_1, "space_2": SPACE_2, "space_3": SPACE_3}
    whole = Template(_FIELDS + _BUTTONS + _MENUS + _BARS)
    return whole.substitute({**colors, **icons, **sizes, **spaces})
