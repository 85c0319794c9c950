"""An SQS queue as outlet, which the shop's own program empties."""

from dataclasses import dataclass
from typing import Any

from skill.outbound import aws
from skill.outbound.event import Event, as_json


@dataclass(frozen=True, slots=True)
class Queue:
    """Standard or FIFO, by its ARN. A FIFO queue keeps a customer's events in order, and drops what comes again."""

    client: Any
    arn: str

    def send(self, event: Event) -> None:
        """In the queue, once SQS has stored it. Its address is asked for each time: events are few."""
        account, name = self.arn.split(":")[4:6]
        queued = {"MessageGroupId": event.partitionkey, "MessageDeduplicationId": event.id}
        with aws.answered():
            url = self.client.get_queue_url(QueueName=name, QueueOwnerAWSAccountId=account)["QueueUrl"]
            self.client.send_message(
                QueueUrl=url,
                MessageBody=as_json(event),
                MessageAttributes={"type": {"DataType": "String", "StringValue": event.type}},
                **(queued if name.endswith(".fifo") else {}),
            )
