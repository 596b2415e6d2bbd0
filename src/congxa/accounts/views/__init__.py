"""Pages of people and roles: for who manages them (``desk``) and for everybody about themselves (``profile``)."""
