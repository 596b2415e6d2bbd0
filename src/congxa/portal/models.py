"""What an office shows: the page tree."""
