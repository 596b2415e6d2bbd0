"""Cổng Xã: the public side of a Vietnamese district or province and all of its communes."""
