"""The samrådsredogörelse: options, what is left, and writing it."""
