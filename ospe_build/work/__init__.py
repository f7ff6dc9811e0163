"""How work is done, whatever the work is: shared between processes, not done twice, shown as a whole."""
