//! The code on the recovery sheet: 128 random bits in seven groups of four characters.
//!
//! Keeps it typable: Crockford's Base32 without I, L, O and U, read leniently, with two check characters
//! (a Reed–Solomon code over GF(32) with distance 3) that find any one or two wrong characters, swapped
//! neighbours among them.

use secrecy::{ExposeSecret, SecretBox, SecretString};
use zeroize::Zeroizing;

use crate::random::Random;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 130 bits, of which the last two are zero.
const DATA: usize = 26;

/// A recovery code.
#[derive(Debug)]
pub struct RecoveryCode(SecretBox<[u8; 16]>);

/// A text that is no recovery code: too long, too short, or mistyped.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a recovery code")]
pub struct NotACode;

impl RecoveryCode {
    pub(crate) fn draw(random: &mut dyn Random) -> Self {
        Self(SecretBox::init_with_mut(|bytes: &mut [u8; 16]| random.fill(bytes)))
    }

    pub(crate) fn entropy(&self) -> &[u8; 16] {
        self.0.expose_secret()
    }

    /// `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`.
    pub fn to_text(&self) -> SecretString {
        let bits = u128::from_be_bytes(*self.entropy());
        let mut symbols: Zeroizing<Vec<u8>> = Zeroizing::new(Vec::with_capacity(DATA + 2));
        for place in 0..DATA {
            let shifted = if place < 25 { bits >> (123 - 5 * place) } else { bits << 2 };
            symbols.push(u8::try_from(shifted & 31).unwrap_or_default());
        }
        // The check characters x, y solve s1 + x·α + y = 0 and s2 + x·α² + y = 0.
        let (s1, s2) = (syndrome(&symbols, 1, 2), syndrome(&symbols, 2, 2));
        let x = divide(s1 ^ s2, power(1) ^ power(2));
        symbols.push(x);
        symbols.push(s1 ^ times(x, power(1)));
        let mut text = String::with_capacity(34);
        for (place, symbol) in symbols.iter().enumerate() {
            if place > 0 && place % 4 == 0 {
                text.push('-');
            }
            text.push(ALPHABET.get(usize::from(*symbol)).map_or(' ', |c| char::from(*c)));
        }
        SecretString::from(text)
    }

    /// Reads what somebody typed; case, spaces and hyphens do not matter, O is 0, I and L are 1.
    pub fn read(typed: &str) -> Result<Self, NotACode> {
        let mut symbols: Zeroizing<Vec<u8>> = Zeroizing::new(Vec::with_capacity(DATA + 2));
        for c in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.' | '_')) {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let place = ALPHABET.iter().position(|known| char::from(*known) == c).ok_or(NotACode)?;
            symbols.push(u8::try_from(place).map_err(|_| NotACode)?);
        }
        if symbols.len() != DATA + 2 || syndrome(&symbols, 1, 0) != 0 || syndrome(&symbols, 2, 0) != 0 {
            return Err(NotACode);
        }
        let mut bits = 0_u128;
        for (place, symbol) in symbols.iter().take(DATA).enumerate() {
            bits = match place {
                25 if symbol & 3 != 0 => return Err(NotACode),
                25 => bits << 3 | u128::from(symbol >> 2),
                _ => bits << 5 | u128::from(*symbol),
            };
        }
        Ok(Self(SecretBox::init_with_mut(|bytes: &mut [u8; 16]| *bytes = bits.to_be_bytes())))
    }
}

/// The polynomial of the symbols, the last one lowest, raised by `shift`, at α^`root`.
fn syndrome(symbols: &[u8], root: u32, shift: u32) -> u8 {
    let sum = symbols.iter().fold(0, |sum, symbol| times(sum, power(root)) ^ symbol);
    (0..shift).fold(sum, |sum, _| times(sum, power(root)))
}

/// In GF(32) with x⁵ + x² + 1.
fn times(a: u8, b: u8) -> u8 {
    let mut product = 0;
    for place in (0..5).rev() {
        product <<= 1;
        if product & 32 != 0 {
            product ^= 0b10_0101;
        }
        if b >> place & 1 == 1 {
            product ^= a;
        }
    }
    product
}

fn power(exponent: u32) -> u8 {
    (0..exponent).fold(1, |power, _| times(power, 2))
}

/// `a / b` for a `b` that is not 0: b³⁰ is its inverse.
fn divide(a: u8, b: u8) -> u8 {
    (0..30).fold(a, |quotient, _| times(quotient, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting(u8);

    impl Random for Counting {
        fn fill(&mut self, bytes: &mut [u8]) {
            for byte in bytes {
                self.0 = self.0.wrapping_mul(29).wrapping_add(11);
                *byte = self.0;
            }
        }
    }

    #[test]
    fn a_code_survives_being_typed() {
        let mut random = Counting(3);
        for _ in 0..50 {
            let code = RecoveryCode::draw(&mut random);
            let text = code.to_text().expose_secret().to_owned();
            assert_eq!(text.len(), 34);
            let typed = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            assert_eq!(RecoveryCode::read(&typed).unwrap().entropy(), code.entropy());
        }
    }

    #[test]
    fn one_or_two_wrong_characters_are_found() {
        let code = RecoveryCode::draw(&mut Counting(7)).to_text().expose_secret().replace('-', "");
        let other =
            |c: u8, by: usize| ALPHABET[(ALPHABET.iter().position(|known| *known == c).unwrap() + by) % 32];
        for first in 0..28 {
            for second in first..28 {
                let mut typed = code.clone().into_bytes();
                typed[first] = other(typed[first], 1 + second % 31);
                if second != first {
                    typed[second] = other(typed[second], 1 + first % 31);
                }
                assert!(
                    RecoveryCode::read(std::str::from_utf8(&typed).unwrap()).is_err(),
                    "{first} {second}"
                );
            }
        }
        for short in ["", "0000", &code[1..]] {
            assert_eq!(RecoveryCode::read(short).unwrap_err(), NotACode);
        }
    }
}
