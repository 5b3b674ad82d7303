"""The command line over the same engine; never imports Qt."""
