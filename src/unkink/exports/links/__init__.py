"""How does a routine fit into an address?

In goes a routine, out comes a link that holds all of it behind the `#`, and the other
way round, whoever made it. Read `link.py` first.
"""
