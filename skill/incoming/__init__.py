"""Orders and events as shops' systems write them, read into the domain. No I/O, no clock, no DynamoDB, no Alexa."""
