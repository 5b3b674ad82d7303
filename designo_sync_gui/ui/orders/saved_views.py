"""Views that the operator made: a title and everything that narrows the table.

Law: kept as JSON that only this module reads; a kept view that is not understood is left out,
never guessed at. A status in it is kept exactly.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from cattrs import Converter
from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.converter import (
    NotUnderstoodError,
    by_name,
    lay_out,
    strict_converter,
    structured,
)
from designo_sync_gui.domain.credentials import looks_like_credential
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.platform import Platform
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import (
    FieldHolder,
    PrimaryButton,
    button,
    heading,
    line_edit,
    plain_label,
)
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.orders.criteria import Criteria
from designo_sync_gui.ui.statuses.verdicts import Look

#: Own views that can be kept.
MOST = 12
#: Characters of a title; a tab shows as many as have room.
LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class SavedView:
    """``wanted`` without times; ``within`` is how long ago the last change may be."""

    title: str
    wanted: OrderFilter
    within: timedelta | None = None

    def at(self, now: datetime, store_code: str) -> OrderFilter:
        """What is wanted now, within the store chosen at the left."""
        since = None if self.within is None else now - self.within
        criteria = replace(self.wanted.criteria, changed_since=since)
        return replace(self.wanted, criteria=criteria, store_code=store_code)


def own_view(title: str, shown: OrderFilter, within: timedelta | None) -> SavedView:
    """What is shown now as a view of its own; the store chosen at the left becomes part of it. The
    orders of an entry of *Activity* do not: what happened once is no view of what comes."""
    criteria = replace(shown.criteria, changed_since=None, entry=None)
    if shown.store_code:
        criteria = replace(criteria, stores=frozenset({shown.store_code}))
    return SavedView(title, replace(shown, criteria=criteria, store_code=""), within)


@dataclass(frozen=True, slots=True)
class _Kept:
    """How a view stands in the settings."""

    title: str
    view: View
    text: str
    stores: tuple[str, ...]
    looks: tuple[Look, ...]
    kinds: tuple[DifferenceKind, ...]
    statuses: tuple[Status, ...]
    within_seconds: int | None

    def __post_init__(self) -> None:
        if not self.title.strip() or (self.within_seconds is not None and self.within_seconds <= 0):
            raise ValueError("no title or no time")


def to_plain(view: SavedView) -> dict[str, object]:
    """The view as plain JSON values."""
    criteria = view.wanted.criteria
    kept = _Kept(
        view.title,
        view.wanted.view,
        view.wanted.text,
        tuple(sorted(criteria.stores)),
        tuple(sorted(criteria.looks, key=lambda look: look.name)),
        tuple(sorted(criteria.kinds, key=lambda kind: kind.name)),
        tuple(sorted(criteria.statuses, key=lambda s: (s.json_type, s.literal))),
        None if view.within is None else int(view.within.total_seconds()),
    )
    plain: dict[str, object] = _converter().unstructure(kept)
    return plain


def from_plain(plain: object) -> SavedView | None:
    """A kept view; ``None`` for anything that is none."""
    try:
        kept = structured(_converter(), plain, _Kept)
        seconds = kept.within_seconds
        within = None if seconds is None else timedelta(seconds=seconds)
    except (NotUnderstoodError, OverflowError):
        return None
    criteria = Criteria(
        frozenset(kept.stores),
        frozenset(kept.looks),
        frozenset(kept.kinds),
        frozenset(kept.statuses),
    )
    return SavedView(kept.title, OrderFilter(kept.view, kept.text, criteria=criteria), within)


@cache
def _converter() -> Converter:
    converter = strict_converter()
    by_name(converter, View, Look, DifferenceKind)
    lay_out(converter, _Kept)
    return converter


class KeepViewDialog(Dialog):
    """Accepted with a ``title`` that is not empty."""

    def __init__(
        self,
        titles: Collection[str],
        platforms: Sequence[Platform],
        suggested: str = "",
        parent: QWidget | None = None,
        *,
        searched: str = "",
        of_entry: bool = False,
    ) -> None:
        super().__init__(parent)
        self._titles = titles
        self._platforms = platforms
        self._searched = searched
        self.setWindowTitle(tr("Keep this view"))
        self.setMinimumWidth(460)
        column, row = with_foot(self)
        column.addWidget(heading(tr("Keep this view")))
        column.addWidget(
            plain_label(tr("View, filters, search and store become a tab with a live count."))
        )
        if of_entry:
            column.addWidget(
                plain_label(tr("The filter by an entry of Activity is not kept."), muted=True)
            )
        title = tr("Title of the view")
        self.edit = line_edit(title, text=suggested, placeholder=title)
        self.field = FieldHolder(title, self.edit, "")
        self.edit.textChanged.connect(lambda _: self._tell())
        column.addWidget(self.field)
        self.taken = plain_label("", muted=True)
        column.addWidget(self.taken)
        self.keep_button = PrimaryButton(tr("Keep"))
        self.keep_button.clicked.connect(self.accept)
        cancel = button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.keep_button)
        self._tell()

    @property
    def title(self) -> str:
        return self.edit.text().strip()

    def _tell(self) -> None:
        typed = (self.title, self._searched)
        problem = ""
        if any(looks_like_credential(text, self._platforms) for text in typed):
            problem = tr(
                "The title or the search contains what looks like a credential, so it "
                "cannot be kept in a view."
            )
        elif len(self.title) > LONGEST_TITLE:
            problem = tr(
                "The title has {n:,} characters; at most {most} are kept.",
                n=len(self.title),
                most=LONGEST_TITLE,
            )
        self.field.show_problem(problem)
        self.keep_button.setEnabled(bool(self.title) and not problem)
        replaced = not problem and self.title in self._titles
        self.taken.setText(tr("Your view of this title is replaced.") if replaced else "")
        self.taken.setVisible(replaced)
