"""A line: words shaped once, broken over lines, and what a line gives way in."""
