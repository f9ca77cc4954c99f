"""AP6xx: time and renewal."""
