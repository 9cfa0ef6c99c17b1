"""The data for machines: tables as CSV, JSON, XLSX and SQLite, and the static API."""
