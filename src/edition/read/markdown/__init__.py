"""The structure of a text in Markdown, where what is marked up holds."""
