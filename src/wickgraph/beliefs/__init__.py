"""Which claims stand, which were replaced and which conflict, now or on a day in the past."""
