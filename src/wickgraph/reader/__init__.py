"""The reader of prose: from statements found in sentences to claims with status, speaker, date and evidence."""
