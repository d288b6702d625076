"""The proofs of sheets: imposed, and of a poster in pieces."""
