"""AP3xx: stakeholders and alignment."""
