"""How a status and a verdict are drawn, laid out, compared and copied."""
