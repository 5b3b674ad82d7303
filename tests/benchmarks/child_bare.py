"""The peer of a start: a bare PySide6 window, until it is painted.

Nothing of the program is imported.
"""

import json
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Bare(QMainWindow):
    """Tells the time once it was painted, and ends."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        sys.stdout.write(json.dumps({"painted": time.monotonic(), "cpu": time.process_time()}))
        sys.stdout.write("\n")
        sys.stdout.flush()
        QApplication.exit()


app = QApplication(["bare"])
window = Bare()
window.resize(1440, 860)
window.show()
app.exec()
