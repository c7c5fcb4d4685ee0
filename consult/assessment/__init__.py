"""The work of assessing: steps, text modules, earlier answers, files for colleagues."""
