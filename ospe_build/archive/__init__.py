"""The archive: sessions as objects, the deck, figures over sessions, and what changed between two games."""
