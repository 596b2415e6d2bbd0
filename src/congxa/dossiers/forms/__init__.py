"""What is typed on the pages of the one-stop shop. The rules are in the domain and the actions."""
