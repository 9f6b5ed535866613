"""What is measured: indicators from their printed names, and whether two of them are the same."""
