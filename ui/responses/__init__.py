"""The register of responses."""
