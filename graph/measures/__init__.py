"""Numbers on a network: who is central, who bridges, which communities there are, and how sure that is."""
