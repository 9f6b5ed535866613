"""What is done with rule files beyond running them: their examples, their pages, new ones."""
