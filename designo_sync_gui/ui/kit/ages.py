"""How long ago something was, in the operator's language."""

from datetime import timedelta

from designo_sync_gui.ui.kit.language import tr, tr_n


def age_words(age: timedelta) -> str:
    """How long ago, in the largest unit that fits; a clock that runs ahead counts as now."""
    seconds = int(age.total_seconds())
    if seconds < 1:
        return tr("just now")
    if seconds >= 86400:
        return tr("{n:,} d ago", n=seconds // 86400)
    if seconds >= 3600:
        return tr("{n} h ago", n=seconds // 3600)
    if seconds >= 60:
        return tr("{n} min ago", n=seconds // 60)
    return tr("{n} s ago", n=seconds)


def long_age_words(age: timedelta) -> str:
    """The same inside a sentence."""
    seconds = int(age.total_seconds())
    if seconds >= 86400:
        return tr_n("{n:,} day ago", "{n:,} days ago", seconds // 86400)
    if seconds >= 3600:
        return tr_n("{n:,} hour ago", "{n:,} hours ago", seconds // 3600)
    if seconds >= 60:
        return tr_n("{n:,} minute ago", "{n:,} minutes ago", seconds // 60)
    return age_words(age)
