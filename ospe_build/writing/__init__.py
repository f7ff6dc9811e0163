"""Writing sessions: canonical YAML, the file of `ospe new`, and made-up sessions."""
