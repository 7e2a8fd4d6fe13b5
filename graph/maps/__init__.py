"""Maps of the network: one way to draw it, for the browser, for a single file and for pictures."""
