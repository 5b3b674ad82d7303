"""Translating the texts of the screens.

Law: the source is English. Only sentences are translated, never a value inside them; a sentence
without a translation is shown in English, and text that is no sentence exactly as it is.
"""

from datetime import date, datetime
from string import Formatter
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from designo_sync_gui.domain.bidi import isolated
from designo_sync_gui.domain.report import Voice
from designo_sync_gui.domain.sentence import Sentence, say, say_n
from designo_sync_gui.resource_files import resource_path
from designo_sync_gui.ui.kit.times import day_and_minute, day_here

#: By code; the name of each in itself. English needs no file.
LANGUAGES = {"en": "English", "de": "Deutsch"}
_CONTEXT = ""


def tr(template: str, /, **values: object) -> str:
    """A sentence of the screens; the first argument is a literal. Call it when it is shown, not
    when a module is imported: there the language is not known yet (use ``say`` and ``spoken``)."""
    return spoken(say(template, **values))


def tr_n(one: str, many: str, n: int, /, **values: object) -> str:
    """A sentence about ``n`` things; both literals hold ``{n}`` where the number stands."""
    return spoken(say_n(one, many, n, **values))


def spoken(sentence: Sentence) -> str:
    """A sentence from anywhere in the program, in the chosen language."""
    if sentence.parts:
        return sentence.template.join(map(spoken, sentence.parts))
    if not sentence:
        return ""
    values = dict(sentence.values)
    if sentence.many:
        found = QCoreApplication.translate(
            _CONTEXT, sentence.template, sentence.many, int(str(values["n"]))
        )
        if found == sentence.template and values["n"] != 1:
            found = sentence.many
    else:
        found = QCoreApplication.translate(_CONTEXT, sentence.template)
    return _SPEAKER.vformat(found, (), values)


def number(value: int) -> str:
    """A whole number, grouped as people here do."""
    return QLocale().toString(value)


def language_now() -> str:
    """The code of the language that is spoken."""
    code = QLocale.languageToCode(QLocale().language())
    return code if code in LANGUAGES else "en"


def page_voice() -> Voice:
    """The language of the window, for a page that is written now."""
    return Voice(spoken, language_now())


class _Speaker(Formatter):
    """``str.format``, but sentences inside are translated, ``{n:,}``, fractions, percent days and
    moments are written as people here do, and values written from right to left stay at their
    place."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Sentence):
            value = spoken(value)
        elif isinstance(value, str):
            value = isolated(value)
        if format_spec == "," and isinstance(value, int):
            return number(value)
        if isinstance(value, datetime):
            return day_and_minute(value)
        if isinstance(value, date):
            return day_here(value)
        told = str(super().format_field(value, format_spec))
        return _by_locale(told) if isinstance(value, float) else told


_SPEAKER = _Speaker()


def _by_locale(told: str) -> str:
    """A fraction or a percentage that Python wrote: ``1.5`` is ``1,5`` in German, and ``62%`` is
    ``62 %`` with a space that does not break (DIN 5008)."""
    told = told.replace(".", QLocale().decimalPoint())
    return told.replace("%", "\u00a0%") if language_now() == "de" else told


class Language:
    """The installed translators; kept as long as the application."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._translators: list[QTranslator] = []
        self.code = "en"

    def choose(self, code: str) -> None:
        """Speak a language of ``LANGUAGES``; empty: the system's, or English if it is another."""
        system = QLocale.system()
        self.code = code or QLocale.languageToCode(system.language())
        if self.code not in LANGUAGES:
            self.code = "en"
        same = QLocale.languageToCode(system.language()) == self.code
        QLocale.setDefault(system if same else QLocale(self.code))
        self.remove()
        self._translators = [] if self.code == "en" else list(_translators(self.code))
        for translator in self._translators:
            self._app.installTranslator(translator)

    def remove(self) -> None:
        """Speak English again."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []


def _translators(code: str) -> tuple[QTranslator, ...]:
    """Qt's own words first, so that ours are asked first. A missing file of Qt is no error."""
    qt, own = QTranslator(), QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    qt.load(f"qtbase_{code}", folder)
    path = resource_path("languages", f"designo_sync_{code}.qm")
    if not own.load(str(path)):
        raise RuntimeError(f"{path.name} cannot be loaded")
    return (qt, own)
