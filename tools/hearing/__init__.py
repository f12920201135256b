"""Training: from labelled sentences to the table of weights."""
