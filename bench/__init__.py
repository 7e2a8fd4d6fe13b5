"""Side-by-side measurements: what ours takes beside the bare engine, in one run, as ratios."""
