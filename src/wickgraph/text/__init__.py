"""From a file to sentences, and the values in them: articles, their blocks and markup, dates, sums, lists of words."""
