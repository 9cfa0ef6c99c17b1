"""How fast the generator is, held against Hugo and Eleventy and against writing the files alone: ``make bench``."""
