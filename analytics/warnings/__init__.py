"""Early warning: a failure rate that rises, the same failure again at one enterprise, several enterprises of one township failing alike."""
