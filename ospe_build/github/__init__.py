"""What our workflows say at GitHub: reminders of follow-ups as issues, and a comment on each request."""
