"""edition compiles a plain right-to-left text and a TOML description into printable, archival
PDFs.
"""

__version__ = "0.1.0"
