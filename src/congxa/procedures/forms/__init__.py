"""What officers type on the pages of the catalogue and of the form builder."""
