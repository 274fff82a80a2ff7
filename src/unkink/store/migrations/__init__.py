"""How do the tables change from one version to the next?

Written by `django-admin makemigrations`, applied whenever a database is opened.
Read `models.py` above first: it says what the tables are for.
"""
