"""The draft: its versions, sections and passages."""
