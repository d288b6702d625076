"""What a print shop is given: marks, inks, plates, PDF/X-4."""
