"""From composed documents to bytes: Word, PDF and the files for machines."""
