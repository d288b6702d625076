"""Orthography on the record: a table of rules, and what they make of a text."""
