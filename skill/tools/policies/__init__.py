"""Reads the return policies that a shop publishes, in schema.org's words or in Careline's own YAML. Writes nothing."""

from skill.tools.policies.findings import Finding
from skill.tools.policies.reading import PolicyFile, read_policies

__all__ = ["Finding", "PolicyFile", "read_policies"]
