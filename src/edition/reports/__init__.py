"""What a build tells people of itself: the report, the contact sheet."""
