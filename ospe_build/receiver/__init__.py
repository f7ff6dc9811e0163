"""The receiver: a small server to which the form sends a session, and which proposes it to the archive at GitHub."""
