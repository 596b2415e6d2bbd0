"""The peer that ``make bench`` measures beside Cổng Xã: an ordinary Wagtail site showing pages with the same blocks."""
