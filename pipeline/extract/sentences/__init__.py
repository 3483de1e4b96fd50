"""The sentences that matter, parsed, with the mentions laid on."""
