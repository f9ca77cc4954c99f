"""Text of a plan file -> the plan, with every mistake as a finding and every value with its place."""
