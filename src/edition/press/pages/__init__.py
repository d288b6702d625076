"""Pages of any PDF, as they are placed on sheets."""
