"""Articles and how they are read: byte-exact text, front matter, stamps. No spaCy."""
