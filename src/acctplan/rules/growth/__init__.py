"""AP5xx: growth."""
