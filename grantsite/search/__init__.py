"""The search: words of records, the index over them, and the files that the page fetches."""
