"""The window: navigation, menus, start page, status line."""
