"""The window's thread and the engine's: coroutines in, events out, tasks with an owner."""
