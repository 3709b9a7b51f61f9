"""One file a shape of target: each reads the shared context and answers with an Attainment for one day."""
