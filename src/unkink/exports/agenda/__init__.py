"""How does a session come into a calendar?

In go sessions with their times; out comes iCalendar. Read `entry.py` first.
"""
