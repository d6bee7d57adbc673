"""How English says what the ontology can hold: clauses of a sentence, and the patterns that fit on them."""
