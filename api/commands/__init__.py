"""What `ihuriro` can be told to do: one file is one command, or a pair that belongs together."""
