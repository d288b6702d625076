"""Dates: how they are written and printed, and the calendars that they are of."""
