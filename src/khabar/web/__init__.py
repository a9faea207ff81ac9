"""The reading room: the record as pages."""

from khabar.web.service import create_app, serve, shelf_of
from khabar.web.site import write_site

__all__ = ["create_app", "serve", "shelf_of", "write_site"]
