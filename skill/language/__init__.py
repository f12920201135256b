"""Language, for development only: sentences become a model, utterances become intents."""
