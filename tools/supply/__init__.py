"""The supplies: what requirements/*.txt pin, under which licences, and whether it is sound."""
