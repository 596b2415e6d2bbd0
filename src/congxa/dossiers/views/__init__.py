"""What people see of dossiers."""
