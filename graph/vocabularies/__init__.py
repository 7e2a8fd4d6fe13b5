"""Themes, populations, service types and sorts of organization: what things are about and for whom."""
