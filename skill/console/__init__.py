"""The console: talk to the skill in the browser, and see how it comes to its replies."""
