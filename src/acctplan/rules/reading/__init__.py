"""AP0xx: reading the file."""
