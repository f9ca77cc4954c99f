"""A generator of realistic plans, and side-by-side timings of this tool and its parts."""
