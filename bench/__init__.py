"""What is measured, and what it is measured with. No part of the generator or of the site."""
