//! Numbers as digits, to the letter as the standard library writes them.
//!
//! Its own code is made for speed, and its tables and special cases take a tenth of a widget. This is one exact way for all:
//! the free-format algorithm of Steele and White (PLDI 1990), on whole numbers of any length.

use std::cmp::Ordering;

/// A whole number of any length: 32 bits a place, lowest first, no zeros at the end.
struct Whole(Vec<u32>);

impl Whole {
    fn of(value: u64) -> Whole {
        let mut made = Whole(vec![value as u32, (value >> 32) as u32]);
        made.trim();
        made
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    /// Multiplies by `factor`, `count` times.
    #[inline(never)]
    fn multiply(&mut self, factor: u32, count: i32) {
        for _ in 0..count {
            let mut carry = 0;
            for place in &mut self.0 {
                let product = u64::from(*place) * u64::from(factor) + carry;
                *place = product as u32;
                carry = product >> 32;
            }
            if carry > 0 {
                self.0.push(carry as u32);
            }
        }
    }

    /// Subtracts a number that is not larger.
    #[inline(never)]
    fn subtract(&mut self, other: &Whole) {
        let mut carry = 0;
        for (place, less) in self.0.iter_mut().zip(other.0.iter().chain(std::iter::repeat(&0))) {
            let difference = i64::from(*place) - i64::from(*less) + carry;
            *place = difference as u32;
            carry = difference >> 32;
        }
        self.trim();
    }

    #[inline(never)]
    fn order(&self, other: &Whole) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

/// The fewest digits that read back to the same bits, those nearest to the value, and how many of them stand before the
/// point. The value is finite and above zero.
fn shortest(value: f64) -> (String, i32) {
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let exponent = (bits >> 52) as i32;
    // value = mantissa * 2^power
    let mantissa = if exponent == 0 { fraction } else { fraction | 1 << 52 };
    let power = exponent.max(1) - 1075;
    // value = rest / scale, halfway to the next number above = top / scale, and halfway to the one below is `down` less than
    // the value: a quarter of a unit where that one has a smaller exponent.
    let down = if fraction == 0 && exponent > 1 { 1 } else { 2 };
    let [mut rest, mut top, mut down, mut scale] = [mantissa * 4, mantissa * 4 + 2, down, 4].map(Whole::of);
    for number in [&mut rest, &mut top, &mut down] {
        number.multiply(2, power);
    }
    scale.multiply(2, -power);
    // Halfway reads back as the even neighbour.
    let reached = |order: Ordering| order.is_gt() || (order.is_eq() && mantissa % 2 == 0);
    let mut point = 0;
    while reached(top.order(&scale)) {
        scale.multiply(10, 1);
        point += 1;
    }
    let mut digits = String::new();
    loop {
        for number in [&mut rest, &mut top, &mut down] {
            number.multiply(10, 1);
        }
        let mut digit = b'0';
        while rest.order(&scale).is_ge() {
            rest.subtract(&scale);
            top.subtract(&scale);
            digit += 1;
        }
        let low = reached(down.order(&rest));
        let high = reached(top.order(&scale));
        if low || high {
            rest.multiply(2, 1);
            digit += u8::from(high && (!low || rest.order(&scale).is_ge()));
            digits.push(char::from(digit));
            return (digits, point);
        }
        if digits.is_empty() && digit == b'0' {
            point -= 1;
        } else {
            digits.push(char::from(digit));
        }
    }
}

/// Appends a number's sign, then its digits and the place of the point by `write`, if it has any.
fn push_with(out: &mut String, value: f64, write: impl Fn(&mut String, &str, i32)) {
    if value.is_nan() {
        return out.push_str("NaN");
    }
    if value.is_sign_negative() {
        out.push('-');
    }
    match value.abs() {
        f64::INFINITY => out.push_str("inf"),
        0.0 => write(out, "0", 1),
        size => {
            let (digits, point) = shortest(size);
            write(out, &digits, point);
        }
    }
}

/// Appends a number without an exponent, as `{}` would.
pub fn push_number(out: &mut String, value: f64) {
    push_with(out, value, |out, digits, point| {
        if point <= 0 {
            out.push_str("0.");
        }
        for _ in point..0 {
            out.push('0');
        }
        for (place, digit) in (0..).zip(digits.chars()) {
            if place == point && place > 0 {
                out.push('.');
            }
            out.push(digit);
        }
        for _ in digits.len() as i32..point {
            out.push('0');
        }
    });
}

/// A number without an exponent, as `{}` would write it.
pub fn number(value: f64) -> String {
    let mut out = String::new();
    push_number(&mut out, value);
    out
}

/// A number with an exponent, as `{:e}` would write it.
pub fn scientific(value: f64) -> String {
    let mut out = String::new();
    push_with(&mut out, value, |out, digits, point| {
        for (place, digit) in digits.chars().enumerate() {
            if place == 1 {
                out.push('.');
            }
            out.push(digit);
        }
        out.push('e');
        push_number(out, f64::from(point - 1));
    });
    out
}

/// A whole number.
pub fn whole(mut value: u64) -> String {
    let mut digits = String::new();
    loop {
        digits.insert(0, char::from(b'0' + (value % 10) as u8));
        value /= 10;
        if value == 0 {
            return digits;
        }
    }
}

/// A number from 0 to 2^53 with one decimal, as `{:.1}` would write it: halves go to the even digit.
pub fn tenths(value: f64) -> String {
    const ONE: u64 = 1 << 60;
    let above = value.trunc();
    let tenfold = ((value - above) * ONE as f64) as u64 * 10;
    let (digit, rest) = (tenfold / ONE, tenfold % ONE);
    let up = rest > ONE / 2 || (rest == ONE / 2 && digit % 2 == 1);
    let tenths = above as u64 * 10 + digit + u64::from(up);
    crate::text::joined(&[&whole(tenths / 10), ".", &whole(tenths % 10)])
}

/// A plain decimal number of at most fifteen digits, which a double holds exactly up to one division. The standard reader
/// would bring large tables into the wasm.
#[cfg(feature = "read")]
pub(crate) fn decimal(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let count = whole.len() + part.len();
    if whole.is_empty() || count > 15 || !whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = whole.bytes().chain(part.bytes()).fold(0.0, |sum, byte| sum * 10.0 + f64::from(byte - b'0'));
    let power = part.bytes().fold(1.0, |power, _| power * 10.0);
    Some(sign * digits / power)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{number, scientific, tenths, whole};

    fn same(value: f64) {
        assert_eq!(number(value), format!("{value}"));
        assert_eq!(scientific(value), format!("{value:e}"));
    }

    #[test]
    fn edges() {
        let smallest = f64::from_bits(1);
        let ends =
            [smallest, f64::MIN_POSITIVE, f64::MAX, f64::EPSILON, f64::INFINITY, f64::NAN, 0.0, 5e-324, 1.0, 9.5];
        ends.iter().for_each(|&value| [value, -value].map(same).into_iter().collect());
        for power in 0u64..2047 {
            for offset in [-1, 0, 1] {
                same(f64::from_bits((power << 52).wrapping_add_signed(offset)));
            }
        }
        for power in -330..310 {
            same(format!("1e{power}").parse().unwrap());
            same(format!("9007199254740993e{power}").parse().unwrap());
        }
        for value in [0, 7, 10, 99, 1 << 53, u64::MAX] {
            assert_eq!(whole(value), value.to_string());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn any_bits(bits: u64) {
            same(f64::from_bits(bits));
        }

        #[test]
        fn one_decimal(eighths in 0u32..10_000, far in 0.0f64..10_000.0, near in 0.0f64..0.2) {
            for value in [f64::from(eighths) / 8.0, far, near, f64::from(eighths) / 20.0] {
                assert_eq!(tenths(value), format!("{value:.1}"));
            }
        }

        #[test]
        fn usual(whole in 0u64..1 << 40, places in 0i32..9) {
            same(whole as f64 / format!("1e{places}").parse::<f64>().unwrap());
        }
    }
}
