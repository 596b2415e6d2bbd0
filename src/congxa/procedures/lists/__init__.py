"""Reading catalogues: the law pack's and those that an officer brings in a spreadsheet."""
