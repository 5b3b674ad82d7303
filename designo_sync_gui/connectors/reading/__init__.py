"""From an answer to readings: documents, values, observations."""
