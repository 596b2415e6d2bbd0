"""Fees as they are shown and paid: transfers, statements of banks, the sheet of the cash book."""
