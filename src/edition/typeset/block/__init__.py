"""Blocks of a text as slabs of whole grid rows, with the structure that they have."""
