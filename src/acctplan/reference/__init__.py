"""What the declarations say about themselves: pages and table of the rules, JSON Schemas."""
