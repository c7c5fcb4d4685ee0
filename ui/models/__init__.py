"""Item models that several pages share."""
