"""What the store needs: a checked manifest, icons, and the package (development only)."""
