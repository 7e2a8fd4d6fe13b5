"""What `ihuriro` can be told to do: one file is one command."""
