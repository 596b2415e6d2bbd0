"""The figures as they are shown: what is asked of them, as tables and as Excel."""
