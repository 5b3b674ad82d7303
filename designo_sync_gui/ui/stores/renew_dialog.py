"""Renew a sign-in that ended: paste the same request again, as it was copied after signing in.

Law: only the credentials change, and only after a first page was read with them. What was pasted
is taken out of sight once it was read.
"""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.sentence import joined, say_n
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.engine.renewing import RenewalDone
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.form_dialog import FormDialog
from designo_sync_gui.ui.kit.forms import PrimaryButton, button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks

_HEIGHT = 120


class RenewDialog(FormDialog):
    """``code`` is that of a store; ``None`` for DesignO. ``host`` is the only one that is asked."""

    def __init__(
        self, engine: EngineProxy, code: str | None, name: str, host: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Renew the sign-in"))
        fit_screen(self, 560)
        self._engine, self._code = engine, code
        self.banners = BannerStack()
        self.tasks = Tasks(self, self._show_error)
        self.paste = QPlainTextEdit()
        self.paste.setAccessibleName(tr("Copied command"))
        self.paste.setPlaceholderText(tr("Paste the copied command (cURL)"))
        self.paste.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.paste.setTabChangesFocus(True)
        self.paste.setFixedHeight(_HEIGHT)
        self.done_label = ToneLabel(tone=Tone.GOOD)
        self.done_label.setWordWrap(True)
        self.renew_button = PrimaryButton(tr("Renew"))
        self.close_button = button(tr("Cancel"))
        self._lay_out(name, host)
        self.renew_button.clicked.connect(self.renew)
        self.close_button.clicked.connect(self.reject)
        self.paste.setFocus()

    def _lay_out(self, name: str, host: str) -> None:
        column, row = with_foot(self)
        column.addWidget(heading(visible_line(tr("Renew the sign-in of {name}", name=name))))
        column.addWidget(self.banners)
        column.addWidget(
            plain_label(
                tr(
                    "Sign in to {host} in your browser again, copy the request that lists the "
                    "orders, and paste it here. The first page is read from {host} with it; then "
                    "the credentials alone are changed.",
                    host=host,
                )
            )
        )
        column.addWidget(self.paste)
        column.addWidget(self.done_label)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.renew_button)

    def renew(self) -> None:
        """Read a page with what was pasted, and keep its credentials."""
        text, code = self.paste.toPlainText(), self._code
        self.banners.clear()
        self.renew_button.setEnabled(False)
        self.tasks.run(
            self._engine.ask(lambda services: services.renewing().renew(code, text)),
            self._show_done,
            on_end=lambda: self.renew_button.setEnabled(True),
        )

    def _show_done(self, done: RenewalDone) -> None:
        self.paste.clear()
        self.renew_button.hide()
        self.paste.hide()
        self.close_button.setText(tr("Close"))
        self.close_button.setAccessibleName(tr("Close"))
        words = say_n(
            "Renewed. {known:,} of the first {n:,} order is known.",
            "Renewed. {known:,} of the first {n:,} orders are known.",
            done.read,
            known=done.known,
        )
        self.done_label.setText(spoken(joined(" ", (words, done.told))))
        self.close_button.setFocus()

    def _show_error(self, error: SyncError) -> None:
        self.banners.put("error", notice_of(error))
