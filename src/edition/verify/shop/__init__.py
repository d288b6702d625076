"""The preflight of what a print shop is given."""
