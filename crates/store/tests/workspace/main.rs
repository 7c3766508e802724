//! What a workspace keeps true, tried on the real database.

mod answering;
mod attaching;
mod erasing;
mod opening;
mod people;
mod searching;
mod support;
mod undoing;
mod upgrading;
