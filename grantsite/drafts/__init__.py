"""New records, and additions to those that exist: ``build.py new``.

A draft is written from the declarations: what is given on the command line stands filled in, what is not says beside
it whether it is mandatory and what belongs there. What is given is read as it would be in a file, so a wrong value is
refused before anything is written.
"""
