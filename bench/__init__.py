"""Figures as ratios to peers, measured in one run: `python -m bench`."""
