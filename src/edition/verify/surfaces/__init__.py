"""Proofs of what stands on screens: read by Python's own parsers, `html.parser` and expat, where
lxml and libxml2 wrote.
"""
