"""pretix's own settings; its tables are made as they are now, not by 300 steps of its history."""

from pretix.settings import *  # noqa: F403


class Now:
    def __contains__(self, _app: str) -> bool:
        return True

    def __getitem__(self, _app: str) -> None:
        return None


MIGRATION_MODULES = Now()
