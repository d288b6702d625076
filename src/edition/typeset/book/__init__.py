"""What is read through from its first page to its last: pamphlet, leaflet, single pages."""
