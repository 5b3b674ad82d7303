"""Files for people and spreadsheets, made of domain values."""
