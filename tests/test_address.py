"""The address of the signing certificate: Amazon's rules, and every trick that gets round them."""

import pytest

from skill.endpoint.address import address_in
from skill.endpoint.errors import UnverifiedError

PLAIN = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"


@pytest.mark.parametrize(
    "url",
    [
        PLAIN,
        "HTTPS://s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://S3.AmazonAWS.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/x/../echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api//echo-api-cert.pem",
    ],
)
def test_every_good_spelling_gives_the_plain_one(url: str) -> None:
    assert address_in(url) == PLAIN


@pytest.mark.rule(
    "The certificate comes from the https address, host, path and port that Amazon names.",
    source="Host a Custom Skill as a Web Service",
)
@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("http://s3.amazonaws.com/echo.api/echo-api-cert.pem", "scheme"),
        ("httpss://s3.amazonaws.com/echo.api/echo-api-cert.pem", "scheme"),
        ("https://notamazon.com/echo.api/echo-api-cert.pem", "host"),
        ("https://s3.amazonaws.com.evil.example/echo.api/echo-api-cert.pem", "host"),
        ("https://evil.s3.amazonaws.com/echo.api/echo-api-cert.pem", "host"),
        ("https://s3.amazonaws.com./echo.api/echo-api-cert.pem", "host"),
        ("https://169.254.169.254/echo.api/echo-api-cert.pem", "host"),
        ("https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem", "port"),
        ("https://s3.amazonaws.com:0443/echo.api/echo-api-cert.pem", "port"),
        ("https://s3.amazonaws.com:99999999/echo.api/echo-api-cert.pem", "port"),
        ("https://s3.amazonaws.com/invalid.path/echo-api-cert.pem", "path"),
        ("https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem", "path"),
        ("https://s3.amazonaws.com/echo.api/../x/echo-api-cert.pem", "path"),
        ("https://s3.amazonaws.com/echo.api/..", "path"),
        ("https://s3.amazonaws.com/echo.api", "path"),
        ("https://s3.amazonaws.com/echo.api/", "path"),
        ("https://s3.amazonaws.com/echo.api.evil/echo-api-cert.pem", "path"),
    ],
)
def test_a_rule_that_is_broken_is_named(url: str, wrong: str) -> None:
    with pytest.raises(UnverifiedError, match=f"^certificate URL: wrong {wrong}$"):
        address_in(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "//s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com",
        "https://s3.amazonaws.com:/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com:https/echo.api/echo-api-cert.pem",
        "https://user@s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com@evil.example/echo.api/echo-api-cert.pem",
        "https://evil.example#@s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://evil.example\\@s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api\\..\\x/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/%2e%2e/x/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/cert.pem%00.txt",
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem?versionId=1",
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem#x",
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem\r\nX: y",
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem\n",
        "https://s3.amazonaws.com\t/echo.api/echo-api-cert.pem",
        "https://[::1]/echo.api/echo-api-cert.pem",
        "https://s\u0455.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/\u202eecho-api-cert.pem",
        "file:///echo.api/echo-api-cert.pem",
    ],
)
def test_what_is_no_plain_url_is_not_read_further(url: str) -> None:
    with pytest.raises(UnverifiedError, match=r"^certificate URL: not a plain URL$"):
        address_in(url)
