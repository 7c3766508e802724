//! After a salvage: what is missing, and the new workspace, which is open.

use serde::Serialize;
use ts_rs::TS;

use super::start::DeskOpened;
use crate::redacted::redacted;
use crate::view::salvage::Salvaged;

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SalvagedPage {
    pub opened: DeskOpened,
    pub salvaged: Salvaged,
}

redacted!(SalvagedPage);
