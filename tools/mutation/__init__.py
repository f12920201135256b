"""Mutants of the core: `make mutants` runs them, and share.py says how many the tests killed."""
