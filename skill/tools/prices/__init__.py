"""What items cost and when, from files of JSON or CSV: read, checked and stored, a line at a time."""
