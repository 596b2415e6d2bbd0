"""What a form may ask and what a procedure costs, as plain Python."""
