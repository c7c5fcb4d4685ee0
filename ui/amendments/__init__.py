"""The page of amendments: what changes in the draft and who asked for it."""
