"""The picture of the last weeks."""
