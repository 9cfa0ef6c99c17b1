"""A decision's tables into records: the annex of all applications, and the list of awards.

Nothing is guessed in silence. What is printed exactly as a body is called, in any inflection, is resolved; whatever is
only nearly so is proposed and flagged for a person to look at. A record that exists is never overwritten.
"""
