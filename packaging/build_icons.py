"""The program's icon in the sizes that systems ask for, drawn by Qt from the one drawing."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def draw_icons(drawing: Path, place: dict[int, Path]) -> None:
    """Write a PNG for each size in pixels. Raises ``ValueError`` for no drawing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication, QImageReader

    app = QGuiApplication.instance() or QGuiApplication([])
    for size, target in place.items():
        reader = QImageReader(str(drawing))
        reader.setScaledSize(QSize(size, size))
        image = reader.read()
        target.parent.mkdir(parents=True, exist_ok=True)
        if image.isNull() or not image.save(str(target)):
            raise ValueError(f"{drawing} was not drawn: {reader.errorString()}")
    del app


def themed(folder: Path, sizes: Iterable[int] = SIZES) -> dict[int, Path]:
    """Where the icon theme ``hicolor`` looks for each size (freedesktop.org)."""
    return {size: folder / f"{size}x{size}" / "apps" / "designo-sync.png" for size in sizes}
