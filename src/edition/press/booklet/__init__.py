"""Sheets that are folded, and what is told to who folds them."""
