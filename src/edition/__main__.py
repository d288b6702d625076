"""`python -m edition`."""

from edition.cli import main

if __name__ == "__main__":
    main()
