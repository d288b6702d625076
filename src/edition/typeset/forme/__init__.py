"""Pages that are made up by hand, and what is put on them: addresses, QR symbols, an emblem."""
