"""Lists of units and of events as people keep them (YAML, JSON, CSV, Excel, a package), read into plain values."""
