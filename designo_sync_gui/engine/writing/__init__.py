"""From a plan to outcomes: planning, applying, concluding, settling."""
