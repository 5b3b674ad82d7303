"""The program's window: what stands where, and the controllers that join it to the engine."""
