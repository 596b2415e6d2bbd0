"""Periodic work of the whole house."""

from django.utils import timezone

from congxa.kernel.periodic import Periodic
from congxa.statistics.service import forget

PERIODIC = [Periodic("forget yesterday's readers", 600.0, lambda: forget(timezone.now()))]
