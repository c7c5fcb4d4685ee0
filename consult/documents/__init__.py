"""Office files taken apart safely: bounds first, then parts, then the text a reader sees in Word."""
