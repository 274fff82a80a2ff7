"""Which call is answered how?

One router a subject: what comes in is checked by the documents of `schemas/`, the use
cases of `coach` do the work. Read `plans.py` first.
"""
