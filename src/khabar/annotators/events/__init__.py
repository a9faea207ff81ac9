"""What happened, told as fact or claimed, with who was hurt and how many."""
