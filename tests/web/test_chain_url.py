"""Which places a certificate chain may be fetched from. The first tables are Amazon's own examples."""

import pytest

from skill.web.refusal import VerificationFailed
from skill.web.verification import chain_url
from tests.web.client import CHAIN, SIGNATURE, Client, signature

PLAIN = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"


@pytest.mark.parametrize(
    "given",
    [
        PLAIN,
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
        "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/./echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api//echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/x/../echo-api-cert.pem",
    ],
)
def test_every_spelling_of_amazons_place_is_one_url(given: str) -> None:
    assert chain_url(given) == PLAIN


def test_a_chain_may_lie_deeper_in_amazons_place() -> None:
    deep = "https://s3.amazonaws.com/echo.api/2026/echo-api-cert-14.pem"
    assert chain_url(deep) == deep


WRONG = (
    # Amazon's examples
    "http://s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://notamazon.com/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem",
    "https://s3.amazonaws.com/invalid.path/echo-api-cert.pem",
    "https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem",
    # out of the place after normalising
    "https://s3.amazonaws.com/echo.api/../other-bucket/echo-api-cert.pem",
    "https://s3.amazonaws.com/echo.api/..",
    "https://s3.amazonaws.com/echo.api/",
    "https://s3.amazonaws.com/echo.api",
    "https://s3.amazonaws.com/echo.apis/echo-api-cert.pem",
    "https://s3.amazonaws.com/../echo-api-cert.pem",
    "https://s3.amazonaws.com//echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com/x/echo.api/echo-api-cert.pem",
    # another host that looks like it
    "https://s3.amazonaws.com.example.com/echo.api/echo-api-cert.pem",
    "https://s3-amazonaws.com/echo.api/echo-api-cert.pem",
    "https://s3xamazonaws.com/echo.api/echo-api-cert.pem",
    "https://echo.api.s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com./echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com@example.com/echo.api/echo-api-cert.pem",
    "https://example.com/https://s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://example.com#https://s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://example.com\\@s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://\u017f3.amazonaws.com/echo.api/echo-api-cert.pem",
    # user info, ports
    "https://user@s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://user:word@s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://@s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com:/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com:80/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com:0443/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com:443:443/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com:٤٤٣/echo.api/echo-api-cert.pem",
    # escapes, queries and what else makes one chain look like many
    "https://s3.amazonaws.com/echo.api/%2e%2e/other/echo-api-cert.pem",
    "https://s3.amazonaws.com/echo%2eapi/echo-api-cert.pem",
    "https://s3.amazonaws.com/echo.api/..%2fother/echo-api-cert.pem",
    "https://s3.amazonaws.com/echo.api/%252e%252e/echo-api-cert.pem",
    "https://s3.amazonaws.com/echo.api/..\\other\\echo-api-cert.pem",
    "https://s3.amazonaws.com/echo.api/echo-api-cert.pem?x=1",
    "https://s3.amazonaws.com/echo.api/echo-api-cert.pem?",
    "https://s3.amazonaws.com/echo.api/echo-api-cert.pem#x",
    "https://s3.amazonaws.com/echo.api/echo-api-cert.pem;x",
    "https://s3.amazonaws.com/echo.api/écho.pem",
    # not URLs
    "",
    " " + PLAIN,
    PLAIN + " ",
    PLAIN + "\n",
    "https:/s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https:s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "//s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "/echo.api/echo-api-cert.pem",
    "file:///echo.api/echo-api-cert.pem",
    PLAIN + ", " + PLAIN,
)


@pytest.mark.parametrize("given", WRONG)
def test_every_other_place_is_refused(given: str) -> None:
    with pytest.raises(VerificationFailed) as refusal:
        chain_url(given)
    assert refusal.value.reason == "url"


@pytest.mark.parametrize("given", [each for each in WRONG if each.isascii() and each.isprintable()])
def test_a_request_that_names_another_place_is_refused(client: Client, given: str) -> None:
    headers = {CHAIN: given, SIGNATURE: signature(client.key, b"{}")}
    assert client.post(b"{}", headers).status == 400
