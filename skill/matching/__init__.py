"""Which of the customer's own items was meant; it proposes, and decide chooses."""
