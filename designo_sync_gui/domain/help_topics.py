"""Where the help says more about an error: page and heading, by the error's class and title.

Law: every class of expected error has a topic, every title that differs from its class's too, and
every topic is a heading of the help in every language (``tests/unit/test_help_topics.py``).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from designo_sync_gui.domain.errors import SyncError

_PAGE: Final = "troubleshooting"

#: By the name of the class, which may lie in any room; the nearest class counts.
OF_CLASS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "SyncError": _PAGE,
        "Unreachable": f"{_PAGE}/cannot-be-reached",
        "CertificateRejected": f"{_PAGE}/certificate-not-trusted",
        "SignInFailed": f"{_PAGE}/sign-in-failed",
        "PermissionDenied": f"{_PAGE}/not-permitted",
        "SomethingBefore": f"{_PAGE}/something-in-front-of-the-server-answered",
        "Redirected": f"{_PAGE}/address-points-elsewhere",
        "NotTheApi": f"{_PAGE}/not-the-api",
        "BadReply": f"{_PAGE}/reply-not-understood",
        "EndlessList": f"{_PAGE}/reply-not-understood",
        "ServerFailure": f"{_PAGE}/server-failure",
        "Busy": f"{_PAGE}/busy",
        "RefusedByReceiver": f"{_PAGE}/refused",
        "OrderMissing": f"{_PAGE}/no-such-order",
        "SecretStoreUnavailable": f"{_PAGE}/no-keyring",
        "SettingsInvalid": f"{_PAGE}/settings-not-valid",
        "UsageProblem": "command-line",
        "ProfileInvalid": f"{_PAGE}/profile-not-valid",
        "ExampleRefused": "connect-by-example/get-an-example",
        "HarUnreadable": "connect-by-example/get-an-example",
        "TableGiven": "exports/choose-the-file-and-its-columns",
        "PlanInvalid": f"{_PAGE}/plan-not-valid",
        "StorageFailed": f"{_PAGE}/data-could-not-be-stored",
        "DatabaseDamaged": f"{_PAGE}/data-could-not-be-stored",
        "JobRefused": f"{_PAGE}/job-not-started",
        "MassChange": f"{_PAGE}/most-orders-vanished-at-once",
        "CommandFailed": f"{_PAGE}/trouble-could-not-be-reported",
        "StoppedMeanwhile": f"{_PAGE}/not-sent",
        "ClaimAgain": f"{_PAGE}/not-sent",
        "ReadingTooOld": f"{_PAGE}/not-sent",
        "GaveUp": f"{_PAGE}/not-sent",
    }
)
#: By the English title, where an error is named apart from its class and other words help.
OF_TITLE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Backup cannot be used": "command-line/backup",
        "Not restored": "command-line/backup",
        "Column missing": "exports/choose-the-file-and-its-columns",
        "Column not clear": "exports/choose-the-file-and-its-columns",
        "Empty file": "exports/choose-the-file-and-its-columns",
        "Encoding does not fit": "exports/encoding-of-a-csv-file",
        "Encoding not known": "exports/encoding-of-a-csv-file",
        "Export cannot be read": "exports",
        "Export too large": "exports/limits",
        "No such sheet": "exports/choose-the-file-and-its-columns",
        "No table": "exports/choose-the-file-and-its-columns",
        "No usable order id": "exports/order-ids",
        "No file to read": "exports/a-folder",
        "Too many files": "exports/a-folder",
        "Not lines of JSON": "exports/choose-the-file-and-its-columns",
        "Not a table": "exports",
        "Not an XLSX file": "exports",
        "Not valid CSV": "exports/encoding-of-a-csv-file",
        "Old .xls file": "exports",
        "Password needed": "exports",
        "Credentials held back": f"{_PAGE}/credentials-held-back",
        "Credentials missing": f"{_PAGE}/sign-in-failed",
        "Data folder cannot be written": f"{_PAGE}/data-folder",
        "No certificates": f"{_PAGE}/certificate-not-trusted",
        "Nothing to undo": "history-and-watch/undo",
        "Nothing to settle": "scenarios/unknown",
        "Number of writes not typed": "writes",
        "Read profile does not fit": "profiles",
        "Status not usable": "writes",
        "Status or order not usable": "profiles/requests",
    }
)


def topic_of(error: SyncError) -> str:
    """The topic of the error's title if it has one of its own, else of its class."""
    by_title = OF_TITLE.get(error.title.english)
    return by_title or topic_of_class(type(error))


def topic_of_class(kind: type[SyncError]) -> str:
    """The topic of the nearest class that has one."""
    return next(OF_CLASS[base.__name__] for base in kind.__mro__ if base.__name__ in OF_CLASS)
