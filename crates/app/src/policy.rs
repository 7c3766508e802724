//! What the agency decided for all of its workplaces.
//!
//! Empty so far: every rule is the program's own. People cannot override what stands here.

use secrecy::{ExposeSecret, SecretString};

use crate::error::{ApiError, Code};

/// The rules of the workplace.
#[derive(Clone, Debug)]
pub struct Policy {
    /// In characters (Unicode scalar values).
    pub shortest_passphrase: usize,
}

impl Default for Policy {
    fn default() -> Self {
        Self { shortest_passphrase: 12 }
    }
}

impl Policy {
    pub fn accepts(&self, passphrase: &SecretString) -> bool {
        passphrase.expose_secret().chars().count() >= self.shortest_passphrase
    }

    /// Refuses a passphrase that is too short.
    pub fn check(&self, passphrase: &SecretString) -> Result<(), ApiError> {
        if self.accepts(passphrase) {
            return Ok(());
        }
        Err(ApiError::new(Code::PassphraseTooShort).with("least", self.shortest_passphrase))
    }
}
