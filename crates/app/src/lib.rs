//! What a person can do with Lernfall: the only interface that shells see.
//!
//! Calls and views are plain data in the user's words. Nobody outside sees an inner error: an
//! [`error::ApiError`] has a code, never content. Only [`env`] touches the clock, chance and the home
//! folder. How things look, and in which sentence an error is told, is left to the shells.

pub mod agency_key;
pub mod answers_file;
pub mod asks;
mod attachments;
mod backups;
pub mod blanks;
pub mod bundles;
pub mod call;
mod cases;
mod checking;
mod cutting;
mod deciding;
pub mod desk;
pub mod dispatch;
mod drafts;
pub mod env;
pub mod erasing;
pub mod error;
pub mod event;
mod examples;
mod exports;
mod guide;
mod guides;
pub mod jobs;
mod kept;
mod leaving;
mod mail;
mod media;
mod objecting;
pub mod pages;
pub mod policy;
pub mod purging;
mod recent;
mod rechecking;
mod redacted;
pub mod renewing;
mod replacing;
mod reports;
pub mod restoring;
mod salvaging;
pub mod schemas;
mod screen;
mod searching;
pub mod session;
mod showing;
mod taking;
pub mod target;
pub mod templates;
pub mod types;
pub mod view;
mod way;
