"""What a user would otherwise pick, on the same file and the same database."""
