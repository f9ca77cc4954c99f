"""AP1xx: the elements of a success plan."""
