"""What comes in from outside: bytes, the libraries that some of them need, and what is wrong with them."""
