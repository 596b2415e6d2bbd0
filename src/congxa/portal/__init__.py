"""Keeps what an office shows: pages, menus, themes, home-page blocks, search and feeds. Wagtail lives here and nowhere
else. It does not keep documents, dossiers or reports: it gathers what those rooms offer."""
