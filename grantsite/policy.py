"""The content security policies of pages.

Everything comes from the site itself and no script or style stands in a page. A policy is a meta element, because
GitHub Pages sends no headers of ours.
"""

# Scripts fetch the drawings of figures, so that they can be read mark by mark.
STRICT = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'"
)

# The page of queries runs SQLite in a worker. By the standard a worker goes by the policy of its own response; where a
# browser gives it the page's, it may compile WebAssembly and fetch the site's files, but still evaluate no text.
WITH_SQLITE = STRICT.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'") + ("; worker-src 'self'")

EVERY = (STRICT, WITH_SQLITE)
