"""A team on a PostgreSQL server: the database made ready, cases put there, people let in."""
