"""Comments (synpunkter): spans, anchors, themes, and their assessment."""
