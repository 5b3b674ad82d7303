"""The one way to talk HTTP: client, messages, errors, sign-in headers, masking."""
