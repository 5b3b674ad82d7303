"""Finding and learning what can be done: the command palette and the sheet of shortcuts."""
