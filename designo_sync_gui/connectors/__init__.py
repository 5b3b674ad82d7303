"""Remote systems, independent of each other; they hand the engine ports and domain errors."""
