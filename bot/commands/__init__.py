"""What each command does. One module a command; typer stays outside, in bot/cli.py."""
