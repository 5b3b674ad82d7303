"""The program's window: its layout, and the controllers that connect it to the engine."""
