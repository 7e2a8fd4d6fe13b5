"""Out of the graph into files that others read, and that can be loaded again."""
