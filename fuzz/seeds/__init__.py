"""Which files do the variations begin with?

Each module makes the seeds of one kind, by name. All but those named `broken-` hold
something that is read. `fit_writer.py` writes FIT with everything that it can have.
"""
