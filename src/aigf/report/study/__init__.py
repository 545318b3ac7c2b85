"""What a study found, for a reader: objects for JSON, and sentences, rows and titles in the reader's language."""
