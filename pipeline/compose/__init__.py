"""From decided measures to documents without a format: the status report and next year's draft."""
