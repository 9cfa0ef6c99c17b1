"""Search libraries held against our own engine, over the same records and queries."""
