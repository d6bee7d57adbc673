"""What a text names: mentions found, unknown names given a kind, linked to entities with the whole article in view."""
