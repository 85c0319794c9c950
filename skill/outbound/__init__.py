"""What customers confirmed leaves for the shop: events, the outlets they go to, and how they are delivered."""
