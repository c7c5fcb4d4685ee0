"""What has happened in the case."""
