"""The law of the one-stop shop as plain Python: states, numbers, clocks, fees."""
