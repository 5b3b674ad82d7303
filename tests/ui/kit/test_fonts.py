"""Fonts are scaled by whichever size they have."""

import pytest
from PySide6.QtGui import QFont, QFontInfo

from designo_sync_gui.ui.kit.fonts import monospace, scaled


def in_points(size: float) -> QFont:
    font = QFont()
    font.setPointSizeF(size)
    return font


def in_pixels(size: int) -> QFont:
    font = QFont()
    font.setPixelSize(size)
    return font


def test_that_a_font_in_points_is_scaled_in_points(qapp) -> None:
    assert scaled(in_points(10), 0.85).pointSizeF() == pytest.approx(8.5)


@pytest.mark.parametrize(("size", "factor", "wanted"), [(20, 0.85, 17), (20, 1.8, 36), (1, 0.1, 1)])
def test_that_a_font_in_pixels_is_scaled_in_pixels(
    qapp, size: int, factor: float, wanted: int
) -> None:
    assert scaled(in_pixels(size), factor).pixelSize() == wanted


def test_that_the_first_font_stays_and_its_looks_are_taken_over(qapp) -> None:
    bold = in_points(10)
    bold.setBold(True)
    assert scaled(bold, 2).bold()
    assert bold.pointSizeF() == 10


def test_that_the_fixed_font_is_as_large_as_the_other_and_fixed(qapp) -> None:
    assert monospace(in_points(11)).pointSizeF() == 11
    assert monospace(in_pixels(19)).pixelSize() == 19
    assert QFontInfo(monospace(in_points(11))).fixedPitch()
