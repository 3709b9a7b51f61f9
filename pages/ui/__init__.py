"""What pages share: the scope in the sidebar, kept answers, cards and tables."""
