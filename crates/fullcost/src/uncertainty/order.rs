//! Order among numbers. A browser has its own small code: each standard sort takes 5 to 10 kB.

/// Places of some keys, from the least key to the greatest; equal keys in the order of their places.
pub fn places_by(keys: &[f64]) -> Vec<u32> {
    let mut places: Vec<u32> = (0..keys.len() as u32).collect();
    let key = |place: u32| keys.get(place as usize).copied().unwrap_or(0.0);
    #[cfg(not(target_family = "wasm"))]
    places.sort_by(|&a, &b| key(a).total_cmp(&key(b)));
    #[cfg(target_family = "wasm")]
    merge_sort(&mut places, |a, b| key(a).total_cmp(&key(b)).is_le());
    places
}

/// Merges sorted runs of growing length.
#[cfg(any(test, target_family = "wasm"))]
fn merge_sort(places: &mut Vec<u32>, in_order: impl Fn(u32, u32) -> bool) {
    let mut run = 1;
    while run < places.len() {
        let mut merged = Vec::with_capacity(places.len());
        for pair in places.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at_checked(run).unwrap_or((pair, &[]));
            while let (Some((&a, rest)), Some((&b, others))) = (left.split_first(), right.split_first()) {
                if in_order(a, b) {
                    merged.push(a);
                    left = rest;
                } else {
                    merged.push(b);
                    right = others;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        *places = merged;
        run *= 2;
    }
}

/// Sorts things by a key, from the least; equal ones stay in their order.
#[cfg(feature = "read")]
pub fn sort_by_key<T>(things: &mut Vec<T>, key: &dyn Fn(&T) -> f64) {
    let keys: Vec<f64> = things.iter().map(key).collect();
    let mut taken: Vec<Option<T>> = things.drain(..).map(Some).collect();
    for place in places_by(&keys) {
        things.extend(taken.get_mut(place as usize).and_then(Option::take));
    }
}

/// Sorts numbers.
#[cfg(feature = "read")]
pub fn sort(values: &mut [f64]) {
    #[cfg(not(target_family = "wasm"))]
    values.sort_unstable_by(f64::total_cmp);
    #[cfg(target_family = "wasm")]
    {
        let sorted: Vec<f64> =
            places_by(values).iter().filter_map(|&place| values.get(place as usize).copied()).collect();
        values.copy_from_slice(&sorted);
    }
}

/// Puts the value of that rank at its place, smaller ones before it and larger ones behind.
pub fn select(values: &mut [f64], rank: usize) {
    #[cfg(not(target_family = "wasm"))]
    values.select_nth_unstable_by(rank, f64::total_cmp);
    #[cfg(target_family = "wasm")]
    quickselect(values, rank);
}

/// Hoare's selection, the middle as pivot.
#[cfg(any(test, target_family = "wasm"))]
fn quickselect(values: &mut [f64], rank: usize) {
    let mut left = values;
    let mut rank = rank;
    while let Some(&pivot) = left.get(left.len() / 2).filter(|_| left.len() > 1) {
        let (mut low, mut high) = (0, left.len() - 1);
        loop {
            while left.get(low).is_some_and(|value| value.total_cmp(&pivot).is_lt()) {
                low += 1;
            }
            while left.get(high).is_some_and(|value| value.total_cmp(&pivot).is_gt()) {
                high -= 1;
            }
            if low >= high {
                break;
            }
            left.swap(low, high);
            low += 1;
            high -= 1;
        }
        // All before `low` are at most the pivot, all from there on at least. Where both met on the pivot, it stands right.
        let behind = if low == high { low + 1 } else { low };
        if rank < low {
            left = left.get_mut(..low).unwrap_or_default();
        } else if rank >= behind {
            rank -= behind;
            left = left.get_mut(behind..).unwrap_or_default();
        } else {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{merge_sort, quickselect};

    fn mixed(count: usize) -> Vec<f64> {
        let mut state = 7u32;
        (0..count)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                f64::from(state >> 28) - 8.0
            })
            .collect()
    }

    #[test]
    fn the_small_code_orders_as_the_standard_one() {
        for count in [0, 1, 2, 3, 7, 64, 1000] {
            let values = mixed(count);
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let mut expected: Vec<u32> = (0..count as u32).collect();
            expected.sort_by(|&a, &b| values[a as usize].total_cmp(&values[b as usize]));
            let mut places: Vec<u32> = (0..count as u32).collect();
            merge_sort(&mut places, |a, b| values[a as usize].total_cmp(&values[b as usize]).is_le());
            assert_eq!(places, expected);
            for rank in 0..count {
                let mut changed = values.clone();
                quickselect(&mut changed, rank);
                assert_eq!(changed[rank], sorted[rank], "{count} {rank}");
                assert!(changed[..rank].iter().all(|value| *value <= sorted[rank]));
                assert!(changed[rank..].iter().all(|value| *value >= sorted[rank]));
            }
        }
    }
}
