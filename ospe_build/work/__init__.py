"""How work is done, whatever the work is: shared between processes, and not done twice. It knows no session."""
