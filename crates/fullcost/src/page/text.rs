//! Plain text and static HTML of a page.
