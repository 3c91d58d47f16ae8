//! The longest increasing subsequence, by which matches of two texts are put in one order (patience).

/// The most pairs whose second members rise strictly, of pairs sorted by the first. O(n log n).
pub(super) fn longest_increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For every length, the pair with the lowest end of a rising row of that length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let len = ends.partition_point(|end| pairs.get(*end).is_some_and(|end| end.1 < pair.1));
        before.push(len.checked_sub(1).and_then(|len| ends.get(len).copied()));
        match ends.get_mut(len) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut row = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        row.extend(pairs.get(at));
        next = before.get(at).copied().flatten();
    }
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_subsequence_rises_and_is_as_long_as_any(
            ends in prop::collection::vec(0_usize..12, 0..9),
        ) {
            let pairs: Vec<(usize, usize)> = ends.iter().copied().enumerate().collect();
            let rises = |row: &[(usize, usize)]| row.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1);
            let row = longest_increasing(&pairs);
            prop_assert!(rises(&row) && row.iter().all(|pair| pairs.contains(pair)));
            let longest = (0_usize..1 << pairs.len())
                .map(|set| pairs.iter().filter(|pair| set >> pair.0 & 1 == 1).copied().collect::<Vec<_>>())
                .filter(|row| rises(row))
                .map(|row| row.len())
                .max();
            prop_assert_eq!(Some(row.len()), longest);
        }
    }
}
