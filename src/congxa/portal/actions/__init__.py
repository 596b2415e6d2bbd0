"""What can be done to a portal; each is one verb."""
