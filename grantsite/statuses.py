"""What can have happened to a record between two states of the content, as ``comparison`` and ``history`` name it."""

ADDED = "added"
REMOVED = "removed"
RENAMED = "renamed"
CHANGED = "changed"
