"""What stands between Wagtail's editor and the pages: forms, text that comes in, review, and who may open what."""
