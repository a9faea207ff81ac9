"""What each page shows: plain values made from the shelf, one module a page."""
