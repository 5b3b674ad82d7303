"""Screens: PySide6 and qasync live only here; they get Services from outside."""
