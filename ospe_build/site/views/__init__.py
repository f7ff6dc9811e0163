"""One module a kind of page: a function that gathers what its template shows."""
