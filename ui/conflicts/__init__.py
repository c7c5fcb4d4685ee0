"""What copies disagree on, and what may have been registered twice."""
