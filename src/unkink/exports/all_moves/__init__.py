"""How do other projects get all moves?

In go catalogue and evidence; out come JSON with its schema, stills, clips and an index
of sums. Read `open_set.py` first.
"""
