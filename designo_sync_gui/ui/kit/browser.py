"""Opening a page in the operator's browser, or a folder in the file manager.

Law: of pages https only, and only by hand; nothing of the program goes along but the address.
"""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def opens(address: str) -> bool:
    """Whether this is an address that is opened."""
    return QUrl(address).isValid() and QUrl(address).scheme() == "https"


def open_page(address: str) -> None:
    """Show a page in the browser; an address of another kind is left alone."""
    if opens(address):
        QDesktopServices.openUrl(QUrl(address))


def open_folder(path: Path) -> None:
    """Show a folder of this computer in its file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
