"""The application: start, case session, jobs, messages, settings, wording."""
