"""Pages as a reader has them who has been through once."""

# Shows the whole page once, so that what loads as it comes near is there.
SHOW_ALL = """async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
        scrollTo(0, y);
        await new Promise(resolve => setTimeout(resolve, 30));
    }
    scrollTo(0, 0);
}"""
