"""Countries, provinces and districts: their codes, their names, where they lie."""
