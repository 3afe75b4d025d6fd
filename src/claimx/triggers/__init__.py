"""Finds the words that make a claim: one module a kind, each with `spot` and `read`."""
