"""The skill behind HTTPS on your own host: the endpoint, and its check of the signature."""
