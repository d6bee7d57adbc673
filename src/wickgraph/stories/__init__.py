"""Claims told as people tell them: the story of a value, a timeline, the report of a check, paths between things."""
