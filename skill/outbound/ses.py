"""A small shop's mailbox as outlet: each event a plain-text mail, sent by Amazon SES."""

from dataclasses import dataclass
from typing import Any

from skill.outbound import aws
from skill.outbound.event import Event
from skill.outbound.letters import letter, title


@dataclass(frozen=True, slots=True)
class Mailbox:
    """`sender` is an address or domain that SES has verified. A mail may come twice; its last line then is the same."""

    client: Any
    address: str
    sender: str

    def send(self, event: Event) -> None:
        """Accepted by SES for delivery."""
        subject, text = ({"Data": part, "Charset": "UTF-8"} for part in (title(event), letter(event)))
        with aws.answered():
            self.client.send_email(
                FromEmailAddress=self.sender,
                Destination={"ToAddresses": [self.address]},
                Content={"Simple": {"Subject": subject, "Body": {"Text": text}}},
            )
