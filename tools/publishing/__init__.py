"""What the workflows in .github/workflows/ do besides building: said by commands that work by hand as well."""
