"""DynamoDB: where keys, items and requests are spelled, and nowhere else."""
