"""One pure decision per question; see README.md here for the law of this folder."""
