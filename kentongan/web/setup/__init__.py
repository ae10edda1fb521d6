"""The first run: five short steps from an empty home to a working office."""
