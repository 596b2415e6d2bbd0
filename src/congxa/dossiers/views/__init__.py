"""Pages of dossiers."""
