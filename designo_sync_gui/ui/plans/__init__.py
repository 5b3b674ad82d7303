"""The plan before anything is written."""
