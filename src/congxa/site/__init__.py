"""Puts the rooms together: settings, addresses, middleware, the page cache in front of Django, the command entry and
the shared templates and static files. It keeps no data of its own."""
