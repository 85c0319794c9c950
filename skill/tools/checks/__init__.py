"""The single checks behind `python -m skill check`: each takes a Project and yields the Problems it finds."""
