"""The one way in which a request from outside is refused. The code is for the log; the caller hears nothing of it."""

from typing import Literal

from skill.errors import CarelineError

Reason = Literal[
    "url",  # SignatureCertChainUrl is missing or is not Amazon's place
    "signature",  # Signature-256 is missing, is not base64, or does not fit the body
    "download",  # the chain could not be fetched, or is too large
    "slow",  # the chain did not come in time
    "busy",  # too many strange chains are being fetched at the moment
    "chain",  # no trusted path from the certificate to a root, or a date is out
    "certificate",  # trusted, but not the certificate that Alexa signs with
    "time",  # the timestamp is missing, odd, or too far from now
    "body",  # not a JSON object
    "skill",  # made for another skill
]


class VerificationFailed(CarelineError):
    """The request is not, or not provably, from Alexa for this skill."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
