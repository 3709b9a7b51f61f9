"""What pages share: the scope in the sidebar, kept answers, charts and tables. The parts of one page lie in the folder of its name."""
