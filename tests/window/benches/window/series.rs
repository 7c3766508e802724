//! Numbers of one kind, and what is said of them.

/// In milliseconds.
#[derive(Debug, Default)]
pub struct Series(Vec<f64>);

impl Series {
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// The value that this share of them does not exceed.
    pub fn share(&self, share: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let at = (last as f64 * share).round() as usize;
        self.0.get(at).copied().unwrap_or(f64::NAN)
    }

    pub fn median(&self) -> f64 {
        self.share(0.5)
    }

    pub fn most(&self) -> f64 {
        self.share(1.0)
    }

    /// How many are above.
    pub fn above(&self, limit: f64) -> usize {
        self.0.iter().filter(|value| **value > limit).count()
    }

    pub fn tell(&self, what: &str) {
        println!(
            "{what:<58}{:>5} times  p50 {:6.1}  p95 {:6.1}  most {:6.1} ms",
            self.0.len(),
            self.median(),
            self.share(0.95),
            self.most()
        );
    }
}
