//! Operations whose requests and answers are the same in both APIs.

pub(super) mod delete_application;
pub(super) mod list_tags_for_resource;
pub(super) mod tag_resource;
pub(super) mod untag_resource;
