"""Figures: the rows of an answer in, a Plotly figure out. They draw, they do not count."""
