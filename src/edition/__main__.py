"""`python -m edition`."""

from edition.cli import program

if __name__ == "__main__":
    program()
