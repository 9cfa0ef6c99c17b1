"""The addresses of the files of a site."""

from grantsite.published import address_of


def test_pages_are_named_by_their_folder() -> None:
    paths = ("index.html", "a/index.html", "a/b/index.html", "a/myindex.html", "index.html/a.csv", "a.csv", "")
    assert [address_of(path) for path in paths] == [
        *("/", "/a/", "/a/b/", "/a/myindex.html", "/index.html/a.csv", "/a.csv", "/")
    ]
