"""Electronic signatures on papers and results: keys, places for them, signing, and checking."""
