"""Readers: a file in one of several forms -> the same Plan and SourceMap."""
