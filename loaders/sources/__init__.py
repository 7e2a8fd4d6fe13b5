"""Loaders, one file or folder each; each declares a `LOADER`."""
