"""JSON Schemas of what people write for the tools, made from the very dataclasses that it is read into."""
