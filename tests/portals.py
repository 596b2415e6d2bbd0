"""The portal's door for tests of rooms that stand below it: their pages need the frame that a portal gives."""

from congxa.portal.service import offers, open_portal, rebuild_search

__all__ = ["offers", "open_portal", "rebuild_search"]
