"""Which outlet the settings name: an ARN, a mailto: address, or a URL. Libraries are loaded for that one only."""

import re
from urllib.parse import urlsplit

from skill.config import OUTLET, OUTLET_SECRET, OUTLET_SENDER, Settings
from skill.errors import SettingsError
from skill.outbound.outlet import Outlet

ARN = re.compile(r"arn:[a-z-]+:(sns|sqs):([a-z0-9-]+):\d{12}:[A-Za-z0-9_-]+(?:\.fifo)?")
MAIL = re.compile(r"mailto:([^@\s,?]+@[^@\s,?]+)")
ZENDESK = "zendesk+"
THIS_MACHINE = ("127.0.0.1", "::1", "localhost")
KINDS = "the ARN of an SNS topic or SQS queue, mailto:ADDRESS, https://..., or zendesk+https://YOURS.zendesk.com"


def outlet_of(settings: Settings) -> Outlet:
    """The outlet. Opens no connection yet. Raises SettingsError for what can't be one."""
    named = settings.outlet
    if found := ARN.fullmatch(named):
        return _on_aws(named, *found.groups())
    if found := MAIL.fullmatch(named):
        return _mailbox(found[1], settings.outlet_sender)
    if named.startswith((ZENDESK, "http://", "https://")):
        return _posted(settings, named.removeprefix(ZENDESK))
    said = f'is "{named}"' if named else "is not set"
    raise SettingsError(f"{OUTLET} {said}, so events have nowhere to go; set it to {KINDS}.")


def _on_aws(arn: str, service: str, region: str) -> Outlet:
    from skill.outbound import aws, sns, sqs

    client = aws.client(service, region)
    return sns.Topic(client, arn) if service == "sns" else sqs.Queue(client, arn)


def _mailbox(address: str, sender: str) -> Outlet:
    from skill.outbound import aws, ses

    if not sender:
        raise SettingsError(f"{OUTLET_SENDER} is not set; set it to an address that Amazon SES has verified.")
    return ses.Mailbox(aws.client("sesv2"), address, sender)


def _posted(settings: Settings, url: str) -> Outlet:
    from skill.outbound.posting import Address
    from skill.outbound.webhook import Webhook, signature
    from skill.outbound.zendesk import PATH, Zendesk

    _refuse_open(url)
    if not settings.outlet_secret:
        raise SettingsError(f"{OUTLET_SECRET} is not set; set it to what the receiver of {OUTLET} knows you by.")
    if settings.outlet.startswith(ZENDESK):
        return Zendesk(Address(url.rstrip("/") + PATH), settings.outlet_secret)
    try:
        signature(settings.outlet_secret, "", "", b"")
    except ValueError as error:
        raise SettingsError(f"{OUTLET_SECRET} starts with whsec_, but is no base64; copy it whole.") from error
    return Webhook(Address(url), settings.outlet_secret)


def _refuse_open(url: str) -> None:
    """What customers said goes over HTTPS only, but to this machine."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not host or not url.isascii() or (not url.startswith("https://") and host not in THIS_MACHINE):
        raise SettingsError(f"{OUTLET} is no address that starts with https://; events go over HTTPS only.")
