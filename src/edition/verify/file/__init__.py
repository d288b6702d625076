"""A finished PDF, read with other libraries than the writer's."""
