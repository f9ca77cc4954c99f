"""AP2xx: the quality of a plan."""
