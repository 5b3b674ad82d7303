"""Remote systems, strangers to each other; they hand the engine ports and domain errors."""
