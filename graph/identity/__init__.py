"""Who is who: names made comparable, clusters of the same, judgements."""
