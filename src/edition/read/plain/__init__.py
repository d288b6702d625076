"""The structure of a plain text, recognised by rules about its lines."""
