"""Slabs cut into pages, and what stands on a page beside its text."""
