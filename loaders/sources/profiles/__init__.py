"""Profiles of civil society: running text that says who works with whom."""

from loaders.sources.profiles.loading import LOADER

__all__ = ["LOADER"]
