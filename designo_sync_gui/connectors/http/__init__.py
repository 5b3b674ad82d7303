"""The only code that sends HTTP requests: client, messages, errors, sign-in headers, masking."""
