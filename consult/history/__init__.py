"""What has happened in a case, told in plain words: the things that were touched, and the values they had."""
