"""What answers are made of and how they are written: tables, pages of prose, sentences of sources, files."""
