"""Every surface people touch: command line, HTTP, pages."""
