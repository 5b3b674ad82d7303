"""Pure values and rules. Law: standard library only; no input or output, no clock, no async."""
