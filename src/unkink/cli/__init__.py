"""What did the runner type, and what do they want to see?

Commands parse, call `coach`, and print; they decide nothing. Read `app.py` first.
"""
