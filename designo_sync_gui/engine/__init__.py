"""Jobs over ports: no Qt, no HTTP library, no SQL."""
