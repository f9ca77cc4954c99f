"""AP4xx: value and risk."""
