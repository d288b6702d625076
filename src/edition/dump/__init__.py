"""Values as stable text: what the build writes beside its PDFs, and what `edition inspect`
prints.
"""
