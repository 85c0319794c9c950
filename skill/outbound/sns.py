"""An SNS topic as outlet: who subscribes to it hears of every event, or of some types by a filter policy."""

from dataclasses import dataclass
from typing import Any

from skill.outbound import aws
from skill.outbound.event import Event, as_json


@dataclass(frozen=True, slots=True)
class Topic:
    """Standard or FIFO, by its ARN. A FIFO topic keeps a customer's events in order, and drops what comes again."""

    client: Any
    arn: str

    def send(self, event: Event) -> None:
        """Published, once SNS has stored it."""
        queued = {"MessageGroupId": event.partitionkey, "MessageDeduplicationId": event.id}
        with aws.answered():
            self.client.publish(
                TopicArn=self.arn,
                Message=as_json(event),
                MessageAttributes={"type": {"DataType": "String", "StringValue": event.type}},
                **(queued if self.arn.endswith(".fifo") else {}),
            )
