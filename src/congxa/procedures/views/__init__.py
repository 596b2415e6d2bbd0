"""Pages of the catalogue: for everybody (``public``) and for officers (``desk``)."""
