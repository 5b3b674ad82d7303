"""Jobs at work and jobs that ended: panel, details, history."""
