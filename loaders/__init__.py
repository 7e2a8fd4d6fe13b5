"""From someone's file to statements in the graph."""
