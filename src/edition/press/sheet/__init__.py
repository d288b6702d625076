"""One side of a sheet, written down."""
