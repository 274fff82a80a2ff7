"""What goes over the wire? The documents of the API, one subject a file.

Field names are those of the JSON forms in docs/reference/formats.md; SI units end the
names. The app's types are generated from these (`make types`). Read `plans.py` first.
"""
