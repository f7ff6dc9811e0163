"""Archive → pages: the MkDocs plugin, the shell around pages of our own, the templates and all they are drawn with."""
