"""What the network is, and how to ask it."""
