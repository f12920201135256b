"""The skill over HTTP: an endpoint for Alexa on your own host, and a console in the browser."""
