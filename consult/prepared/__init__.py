"""Responses that come in already split: answer forms, web forms, copies of the draft with remarks."""
