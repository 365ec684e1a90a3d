"""From files to what they say: Excel and Word in, status sheets and the programme out."""
