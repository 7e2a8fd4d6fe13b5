"""What users ask of the graph: one file is one question, with its Cypher, its function and its result."""
