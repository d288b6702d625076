"""The proofs of one finished PDF."""
