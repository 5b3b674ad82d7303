"""Windows and dialogs that stand for themselves: help, census, preferences, automation."""
