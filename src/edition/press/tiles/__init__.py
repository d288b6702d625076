"""A poster in pieces."""
