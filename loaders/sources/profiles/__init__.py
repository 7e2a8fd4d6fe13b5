"""Profiles of civil society: running text that says who works with whom."""
