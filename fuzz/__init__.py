"""What can a file do to the readers of `unkink.activities`?

In go seeds that are made here, never a runner's file; out come millions of variations
of them, each read as the program reads it. What fails is kept in `fuzz/found/` with its
traceback, what reaches new code in `fuzz/corpus/`. Read `targets.py` first, then
`watch.py` (what counts as a failure) and `campaign.py` (how it is run).

    make fuzz                        a million inputs, in about half an hour
    make fuzz EXECUTIONS=20000       a short campaign
    python -m fuzz --only fit,gpx    some targets
    python -m fuzz.replay fit FILE   one input again, with its traceback
"""
