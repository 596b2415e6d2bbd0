"""What the public pages show, as plain values for their templates."""
