"""What the formats for paper share: how wide the columns of a table are, and which characters a font has."""
