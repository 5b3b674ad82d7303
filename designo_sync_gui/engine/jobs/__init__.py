"""Jobs: what runs, in which order, until when it waits."""
