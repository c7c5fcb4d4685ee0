"""Reports in Word and Excel."""
