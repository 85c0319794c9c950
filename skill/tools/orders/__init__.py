"""Orders out of files into the table: streamed, in constant memory, and nothing that can't be taken is lost."""
