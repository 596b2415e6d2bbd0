"""One file that holds a whole installation, and putting it back (``congxa backup``, ``congxa restore``)."""
