def main() -> None:
    """Entry point of the `kentongan` command."""
