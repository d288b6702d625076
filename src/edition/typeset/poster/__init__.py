"""What is read from afar, or handed out: posters and handouts."""
