"""Values as text that other programs read: what a build writes beside its PDFs, what `edition new`
writes, the schemas of both.
"""
