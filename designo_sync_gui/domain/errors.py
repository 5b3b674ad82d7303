"""The tree of expected errors.

Law: an expected error names its cause (``title``, ``message``) and what to do (``advice``).
Everything that is not a ``SyncError`` is a bug and is shown as one. No text holds a secret.

    SyncError
      Unreachable            the other side could not be connected to: nothing was sent
        CertificateRejected  its TLS certificate is not trusted
      SignInFailed           credentials missing, wrong or expired
      PermissionDenied       signed in, but not allowed to do this
        SomethingBefore      a web page before the server refused it; nothing is known of rights
      Redirected             the address points elsewhere; never followed
      NotTheApi              an HTML page or another site answered
      BadReply               an answer that cannot be understood or was cut
      ServerFailure          5xx, or the connection broke after sending
      Busy                   429 or 503 with a time to wait
      RefusedByReceiver      a definite no (400, 409, 422, success false)
      OrderMissing           the side says it has no such order
      SecretStoreUnavailable no usable keyring
      SettingsInvalid        an input of the operator; ProfileInvalid names file, line and key
      PlanInvalid            a plan file that was altered or cannot be read
      StorageFailed          disk full, database damaged, locked or of a newer program
      JobRefused             a job that cannot start now
      CommandFailed          the operator's own command did not do its work
      MassChange             most known orders vanished or changed at once: a person looks first
"""

import errno
from enum import StrEnum

from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, verbatim


class WriteEffect(StrEnum):
    """What an error means for a write that ended in it."""

    NOT_SENT = "not sent"
    NOT_APPLIED = "not applied"
    UNKNOWN = "unknown"


class SyncError(Exception):
    """An expected error.

    Attributes:
        title: a few words for a heading.
        message: what happened, in a sentence.
        advice: what the operator can do.
        retryable: whether the same reading may succeed later without a change of settings.
        write_effect: what a write that ended so may have done.
        details: the raw reply or technical cause, masked of secrets, for "details".
        of_sign_in: it happened while signing in, so it says nothing of what was to be asked.
    """

    title: Sentence = say("Something went wrong")
    retryable = False
    write_effect = WriteEffect.UNKNOWN
    of_sign_in = False

    def __init__(
        self,
        message: Sentence,
        advice: Sentence = NOTHING,
        *,
        title: Sentence = NOTHING,
        details: str = "",
    ) -> None:
        super().__init__(message.english)
        self.message = message
        self.advice = advice
        self.details = details
        if title:
            self.title = title

    @property
    def sentence(self) -> Sentence:
        """Title, message and advice in one line."""
        cause = say("{title}: {message}", title=self.title, message=self.message)
        return joined(" ", [cause, self.advice])

    def __str__(self) -> str:
        return self.sentence.english


class Unreachable(SyncError):
    title = say("Cannot be reached")
    retryable = True
    write_effect = WriteEffect.NOT_SENT


class CertificateRejected(Unreachable):
    title = say("Certificate not trusted")
    retryable = False


class SignInFailed(SyncError):
    title = say("Sign-in failed")
    write_effect = WriteEffect.NOT_APPLIED


class PermissionDenied(SyncError):
    title = say("Not permitted")
    write_effect = WriteEffect.NOT_APPLIED


class SomethingBefore(PermissionDenied):
    """A web page refused this: a firewall or a sign-in of the host. It proves nothing of the
    credentials, and not that a write did not reach what lies behind."""

    title = say("Something in front of the server answered")
    write_effect = WriteEffect.UNKNOWN


class Redirected(SyncError):
    """A server may carry a write out and then answer with a redirect, so its effect is unknown."""

    title = say("Address points elsewhere")


class NotTheApi(SyncError):
    """Attributes: http_status: what the server answered where it has nothing there; else 0."""

    title = say("Not the API")
    http_status: int = 0


class BadReply(SyncError):
    title = say("Reply not understood")


class ServerFailure(SyncError):
    """Attributes: away: the connection broke, or the server behind the web server is not there at
    all (502, 503, 504; a shop that is being restarted answers 502, measured): that says nothing
    of one order. too_late: it did not answer in time, so that each further question may cost as
    much time again."""

    title = say("Server failure")
    retryable = True
    away = False
    too_late = False


class Busy(SyncError):
    """Attributes: wait_seconds: how long the side asked to wait; ``None`` if it did not say.
    away: the whole server is away (503), as in ``ServerFailure``."""

    title = say("Busy")
    retryable = True
    away = False

    def __init__(
        self,
        message: Sentence,
        advice: Sentence = NOTHING,
        *,
        wait_seconds: float | None = None,
        details: str = "",
    ) -> None:
        super().__init__(message, advice, details=details)
        self.wait_seconds = wait_seconds


class RefusedByReceiver(SyncError):
    title = say("Refused")
    write_effect = WriteEffect.NOT_APPLIED


class OrderMissing(SyncError):
    title = say("No such order")
    write_effect = WriteEffect.NOT_APPLIED


class SecretStoreUnavailable(SyncError):
    title = say("No keyring")
    write_effect = WriteEffect.NOT_SENT


class SettingsInvalid(SyncError):
    """``field`` is the label of the input that must be corrected, empty where there is none."""

    title = say("Settings not valid")
    write_effect = WriteEffect.NOT_SENT

    def __init__(
        self,
        message: Sentence,
        advice: Sentence = NOTHING,
        *,
        title: Sentence = NOTHING,
        details: str = "",
        field: Sentence = NOTHING,
    ) -> None:
        super().__init__(message, advice, title=title, details=details)
        self.field = field


class ProfileInvalid(SettingsInvalid):
    title = say("Profile not valid")


class PlanInvalid(SyncError):
    title = say("Plan not valid")
    write_effect = WriteEffect.NOT_SENT


class StorageFailed(SyncError):
    title = say("Data could not be stored")
    write_effect = WriteEffect.NOT_SENT


class JobRefused(SyncError):
    title = say("Job not started")
    write_effect = WriteEffect.NOT_SENT


class CommandFailed(SyncError):
    """The command that is run on trouble cannot start, ended with an error or took too long."""

    title = say("Trouble could not be reported")
    write_effect = WriteEffect.NOT_SENT


class MassChange(SyncError):
    """Nothing was concluded from what was read; the operator may accept it and read again."""

    title = say("Most orders vanished at once")
    write_effect = WriteEffect.NOT_SENT


#: What a system says most often of a file, in a language that this program speaks.
_REASONS = {
    errno.ENOENT: say("No such file or directory"),
    errno.EACCES: say("Permission denied"),
    errno.EPERM: say("Operation not permitted"),
    errno.EISDIR: say("Is a directory"),
    errno.ENOTDIR: say("Not a directory"),
    errno.EEXIST: say("File exists"),
    errno.ENOSPC: say("No space left on device"),
    errno.EROFS: say("Read-only file system"),
    errno.ENAMETOOLONG: say("File name too long"),
    errno.EIO: say("Input/output error"),
}
#: Numbers of Windows that say no more than these reasons; any other (a file that another program
#: holds) is told in its own words.
_PLAIN_ON_WINDOWS = (None, 2, 3, 5)


def system_reason(error: Exception) -> Sentence:
    """Why the system refused a file: in this program's language where that is one of the usual
    reasons, else in the system's own words; the name of a kind of error is no reason."""
    words = getattr(error, "strerror", None)
    if not words:
        return say("no reason was given")
    plain = type(error).__module__ == "builtins"  # the numbers of TLS and of names are others
    known = _REASONS.get(error.errno or 0) if isinstance(error, OSError) and plain else None
    told = getattr(error, "winerror", None) in _PLAIN_ON_WINDOWS
    return known if known and told else verbatim(words)
