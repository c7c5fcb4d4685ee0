"""All that the program knows and does; it never imports Qt."""
