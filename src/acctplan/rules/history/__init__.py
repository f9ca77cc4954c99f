"""AP7xx: history."""
