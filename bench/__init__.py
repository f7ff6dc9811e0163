"""`make bench`: our build, the plain way and Hugo, side by side on the same sessions. See README.md."""
