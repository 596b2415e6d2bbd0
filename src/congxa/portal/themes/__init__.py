"""The colours, type and pictures an office chooses, and what keeps them readable."""
