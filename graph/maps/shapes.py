"""The shapes of the kinds, as paths around the origin that browsers, pictures and legends all draw."""

# Each fits into about two by two, and looks about as large as the others.
_PATHS = {
    "dot": "M-1 0A1 1 0 1 0 1 0A1 1 0 1 0 -1 0Z",
    "hexagon": "M1.08 0L0.54 0.94L-0.54 0.94L-1.08 0L-0.54 -0.94L0.54 -0.94Z",
    "diamond": "M0 -1.2L1.2 0L0 1.2L-1.2 0Z",
    "square": "M-0.88 -0.88L0.88 -0.88L0.88 0.88L-0.88 0.88Z",
    "triangle": "M0 -1.15L1.1 0.8L-1.1 0.8Z",
    "triangleDown": "M0 1.15L1.1 -0.8L-1.1 -0.8Z",
    "star": "M0 -1.25L0.32 -0.44L1.19 -0.39L0.51 0.17L0.73 1.01L0 0.54"
    "L-0.73 1.01L-0.51 0.17L-1.19 -0.39L-0.32 -0.44Z",
    "box": "M-1.1 -0.75L1.1 -0.75A0.2 0.2 0 0 1 1.3 -0.55L1.3 0.55A0.2 0.2 0 0 1 1.1 0.75L-1.1 0.75"
    "A0.2 0.2 0 0 1 -1.3 0.55L-1.3 -0.55A0.2 0.2 0 0 1 -1.1 -0.75Z",
    "ellipse": "M-1.3 0A1.3 0.8 0 1 0 1.3 0A1.3 0.8 0 1 0 -1.3 0Z",
}


def outline(shape: str) -> str:
    """Return the path of a shape; a shape that nobody knows is a mistake in the model."""
    if shape not in _PATHS:
        raise ValueError(f"no shape is called {shape!r}: a kind may be {', '.join(sorted(_PATHS))}")
    return _PATHS[shape]
