"""What a shop knows of people beside their orders, out of files into the table; two people are never made one."""
