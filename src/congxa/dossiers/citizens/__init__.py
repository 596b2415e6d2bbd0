"""What serves citizens at their browser: filing, files, letters, lost codes, own data, and bounds on guessing."""
