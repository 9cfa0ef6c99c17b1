"""What cannot be done, in words for whoever reads the log of a workflow."""


class StepError(Exception):
    """A step that cannot go on; its text says why and what to do."""
