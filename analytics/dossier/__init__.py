"""One enterprise, one dossier (一企一档, process P12): how it is found, what is on record about it, and what follows from that on a day."""
