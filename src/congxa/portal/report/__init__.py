"""The report for leaders: articles of a period and how often each was opened, as a page and as Excel."""
