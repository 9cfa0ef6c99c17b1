"""The generator: YAML records of public grants in, a static site in several languages out."""
