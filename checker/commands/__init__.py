"""What each command does, short of printing: a request in, a result out."""
