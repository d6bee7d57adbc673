"""The commands of the command line, one module each; what they do is in the modules that they call."""
