"""The site search: reads what a person typed, finds it, says what to try else, and keeps its index right."""
