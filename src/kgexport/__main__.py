"""`python -m kgexport`: the command line."""

from kgexport.cli.main import main

if __name__ == "__main__":
    main()
