//! Stacking notes in a column: in order, without overlap, as near to their passages as can be.
//!
//! Least total displacement by pool adjacent violators with the median of each block (isotonic regression
//! in L1, Best and Chakravarti 1990); bounding its answer keeps it optimal inside the region.

/// A note that asks for a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The first row of its passage, from the region's top; may lie off the screen.
    pub row: i32,
    /// How many rows it takes in full.
    pub height: u16,
}

/// The place a note gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Its first row, from the region's top.
    pub row: u16,
    /// How many rows it gets: fewer than it asked for when shortened, at least one.
    pub height: u16,
}

/// Where notes stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placement {
    /// A slot for each note in the order they were given; `None` for those not on the screen.
    pub slots: Vec<Option<Slot>>,
    /// How many are not shown and belong above.
    pub above: usize,
    /// How many are not shown and belong below.
    pub below: usize,
}

/// Rows of a note that is not the focused one while another is.
const SHORTENED: u16 = 2;

/// Stacks notes, given in the order of their rows, in a region of `region` rows.
///
/// The focused note stands exactly at its row (moved up only as far as the region's end asks) in full; the
/// others are shortened, those farthest from it to one line, then to a count. Without a focus all heights
/// are capped alike until they fit, and the last ones become a count.
/// Looks only at the notes whose passage begins on the screen, found by binary search.
pub fn stack(notes: &[Wanted], region: u16, focused: Option<usize>) -> Placement {
    let first = notes.partition_point(|note| note.row < 0);
    let end = notes.partition_point(|note| note.row < i32::from(region));
    let mut placement = Placement {
        slots: vec![None; notes.len()],
        above: first,
        below: notes.len().saturating_sub(end),
    };
    let Some(seen) = notes.get(first..end).filter(|seen| !seen.is_empty()) else {
        return placement;
    };
    let focus = focused
        .and_then(|focused| focused.checked_sub(first))
        .and_then(|at| Some((at, *seen.get(at)?)));
    match focus {
        Some((at, note)) => around(seen, region, (at, note), first, &mut placement),
        None => together(seen, region, first, &mut placement),
    }
    placement
}

/// All alike: in full if they fit, else closed up, else capped.
fn together(seen: &[Wanted], region: u16, first: usize, placement: &mut Placement) {
    let kept = seen.len().min(usize::from(region));
    let Some(shown) = seen.get(..kept) else {
        return;
    };
    placement.below += seen.len() - kept;
    let (heights, gap) = fitting(shown, region);
    let rows = least_moved(shown, &heights, gap, region);
    fill(placement, first, &rows, &heights);
}

/// The tallest heights that fit, all under one cap, and the rows left blank between two notes.
fn fitting(shown: &[Wanted], region: u16) -> (Vec<u16>, u16) {
    let capped = |cap: u16| -> Vec<u16> {
        let heights = shown.iter().map(|note| note.height.clamp(1, cap));
        heights.collect()
    };
    let fits = |heights: &[u16], gap: u16| span(heights, gap) <= usize::from(region);
    let tallest = shown.iter().map(|note| note.height).max().unwrap_or(1);
    let tallest = tallest.clamp(1, region.max(1));
    let full = capped(tallest);
    if fits(&full, 1) {
        return (full, 1);
    }
    let (mut low, mut high) = (1, tallest);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if fits(&capped(middle), 0) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    (capped(low), 0)
}

/// The focused note where it wants to be, the others above and below it.
fn around(
    seen: &[Wanted],
    region: u16,
    (at, note): (usize, Wanted),
    first: usize,
    placement: &mut Placement,
) {
    let height = note.height.clamp(1, region);
    let row = u16::try_from(note.row).unwrap_or(0).min(region - height);
    let foot = row + height;
    let above: Vec<Wanted> = seen.iter().take(at).rev().copied().collect();
    let (heights, gap) = nearest(&above, row);
    let kept = heights.len();
    placement.above += at - kept;
    let kept_notes = seen.get(at - kept..at).unwrap_or_default();
    let heights: Vec<u16> = heights.into_iter().rev().collect();
    let room = row - gap.min(row);
    let rows = least_moved(kept_notes, &heights, gap, room);
    fill(placement, first + at - kept, &rows, &heights);

    fill(placement, first + at, &[row], &[height]);

    let below = seen.get(at + 1..).unwrap_or_default();
    let (heights, gap) = nearest(below, region - foot);
    placement.below += below.len() - heights.len();
    let top = foot + gap.min(region - foot);
    let moved: Vec<Wanted> = below
        .iter()
        .take(heights.len())
        .map(|note| Wanted {
            row: note.row - i32::from(top),
            ..*note
        })
        .collect();
    let rows: Vec<u16> = least_moved(&moved, &heights, gap, region - top)
        .into_iter()
        .map(|row| row + top)
        .collect();
    fill(placement, first + at + 1, &rows, &heights);
}

/// Heights for the notes on one side of the focused one, nearest first, in `room` rows, and the gap
/// between two of them (also to the focused one): shortened, then the farthest in one line, then
/// fewer of them.
fn nearest(notes: &[Wanted], room: u16) -> (Vec<u16>, u16) {
    let mut heights: Vec<u16> = notes
        .iter()
        .take(usize::from(room))
        .map(|note| note.height.clamp(1, SHORTENED))
        .collect();
    let room = usize::from(room);
    if span(&heights, 1) + usize::from(!heights.is_empty()) <= room {
        return (heights, 1);
    }
    let mut over = span(&heights, 0).saturating_sub(room);
    for height in heights.iter_mut().rev() {
        if over == 0 {
            break;
        }
        over = over.saturating_sub(usize::from(*height - 1));
        *height = 1;
    }
    (heights, 0)
}

/// Rows that a stack of these heights takes.
fn span(heights: &[u16], gap: u16) -> usize {
    let rows: usize = heights.iter().map(|height| usize::from(*height)).sum();
    rows + usize::from(gap) * heights.len().saturating_sub(1)
}

/// A run of notes that touch: where they stand, and where each wanted to.
struct Pool {
    desired_rows: Vec<i32>,
    row: i32,
}

impl Pool {
    fn new(desired: i32) -> Self {
        Self {
            desired_rows: vec![desired],
            row: desired,
        }
    }

    /// Takes in the run that follows; the median desired is where the least is moved in all.
    fn absorb(&mut self, mut other: Self) {
        self.desired_rows.append(&mut other.desired_rows);
        let middle = (self.desired_rows.len() - 1) / 2;
        self.row = *self.desired_rows.select_nth_unstable(middle).1;
    }
}

/// Rows in order and without overlap inside `region`, with the least total displacement.
fn least_moved(notes: &[Wanted], heights: &[u16], gap: u16, region: u16) -> Vec<u16> {
    let mut offsets = Vec::with_capacity(notes.len());
    let mut offset = 0_i32;
    let mut pools: Vec<Pool> = Vec::new();
    for (note, height) in notes.iter().zip(heights) {
        offsets.push(offset);
        let mut pool = Pool::new(note.row - offset);
        while let Some(mut before) = pools.pop_if(|before| before.row > pool.row) {
            before.absorb(pool);
            pool = before;
        }
        pools.push(pool);
        offset += i32::from(*height + gap);
    }
    let lowest = (i32::from(region) - (offset - i32::from(gap))).max(0);
    let starts = pools
        .iter()
        .flat_map(|pool| std::iter::repeat_n(pool.row.clamp(0, lowest), pool.desired_rows.len()));
    starts
        .zip(offsets)
        .map(|(start, offset)| u16::try_from(start + offset).unwrap_or(0))
        .collect()
}

fn fill(placement: &mut Placement, from: usize, rows: &[u16], heights: &[u16]) {
    let slots = placement.slots.iter_mut().skip(from);
    for (slot, (row, height)) in slots.zip(rows.iter().zip(heights)) {
        *slot = Some(Slot {
            row: *row,
            height: *height,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wanted(rows: &[(i32, u16)]) -> Vec<Wanted> {
        let notes = rows.iter().map(|&(row, height)| Wanted { row, height });
        notes.collect()
    }

    fn rows(placement: &Placement) -> Vec<Option<(u16, u16)>> {
        let slots = placement.slots.iter();
        slots
            .map(|slot| slot.map(|slot| (slot.row, slot.height)))
            .collect()
    }

    #[test]
    fn a_note_stands_at_its_passage_when_nothing_is_in_its_way() {
        let placement = stack(&wanted(&[(3, 4), (12, 3)]), 36, None);
        assert_eq!(rows(&placement), [Some((3, 4)), Some((12, 3))]);
    }

    #[test]
    fn neighbours_share_the_displacement_and_keep_a_blank_row_between_them() {
        let placement = stack(&wanted(&[(3, 4), (5, 4), (8, 5), (19, 4)]), 35, None);
        assert_eq!(
            rows(&placement),
            [Some((0, 4)), Some((5, 4)), Some((10, 5)), Some((19, 4))]
        );
    }

    #[test]
    fn the_focused_note_is_pinned_and_the_others_are_shortened() {
        let notes = wanted(&[(3, 4), (5, 4), (8, 9), (19, 4)]);
        let placement = stack(&notes, 24, Some(2));
        assert_eq!(
            rows(&placement),
            [Some((2, 2)), Some((5, 2)), Some((8, 9)), Some((19, 2))]
        );
    }

    #[test]
    fn the_farthest_become_one_line_then_a_count() {
        let notes = wanted(&[(0, 3), (1, 3), (2, 3), (3, 3), (4, 3)]);
        let placement = stack(&notes, 10, Some(4));
        assert_eq!(
            rows(&placement),
            [
                Some((0, 1)),
                Some((1, 1)),
                Some((2, 1)),
                Some((3, 1)),
                Some((4, 3))
            ]
        );
        let placement = stack(&wanted(&[(2, 3); 8]), 10, Some(5));
        assert_eq!((placement.above, placement.below), (3, 0));
    }

    #[test]
    fn notes_off_the_screen_are_counted() {
        let placement = stack(&wanted(&[(-9, 3), (-1, 2), (4, 2), (30, 3)]), 20, None);
        assert_eq!(rows(&placement), [None, None, Some((4, 2)), None]);
        assert_eq!((placement.above, placement.below), (2, 1));
    }

    #[test]
    fn two_hundred_notes_on_one_sentence_take_a_line_each_and_the_rest_is_counted() {
        let placement = stack(&wanted(&[(7, 6); 200]), 34, None);
        assert_eq!(placement.slots.iter().flatten().count(), 34);
        assert_eq!(placement.below, 166);
    }

    #[test]
    fn a_region_without_rows_shows_nothing() {
        let placement = stack(&wanted(&[(0, 3), (1, 3)]), 0, Some(0));
        assert_eq!(rows(&placement), [None, None]);
        assert_eq!(placement.below, 2);
    }

    prop_compose! {
        fn notes()(mut notes in prop::collection::vec((-20_i32..80, 0_u16..12), 0..60)) -> Vec<Wanted> {
            notes.sort_by_key(|note| note.0);
            wanted(&notes)
        }
    }

    /// Each note at its row or below the one before, the last ones pushed up from the region's end.
    fn naive(notes: &[Wanted], heights: &[u16], gap: u16, region: u16) -> Vec<i32> {
        let mut rows = Vec::new();
        let mut free = 0_i32;
        for (note, height) in notes.iter().zip(heights) {
            let row = note.row.max(free);
            free = row + i32::from(height + gap);
            rows.push(row);
        }
        let mut limit = i32::from(region);
        for (row, height) in rows.iter_mut().zip(heights).rev() {
            *row = (*row).min(limit - i32::from(*height));
            limit = *row - i32::from(gap);
        }
        rows
    }

    proptest! {
        #[test]
        fn order_is_kept_nothing_overlaps_and_all_stand_inside(
            notes in notes(), region in 0_u16..60, focused in prop::option::of(0_usize..70)
        ) {
            let placement = stack(&notes, region, focused);
            prop_assert_eq!(placement.slots.len(), notes.len());
            let mut free = 0;
            let mut shown = 0;
            for slot in placement.slots.iter().flatten() {
                prop_assert!(slot.row >= free && slot.height >= 1);
                free = slot.row + slot.height;
                shown += 1;
            }
            prop_assert!(free <= region);
            prop_assert_eq!(shown + placement.above + placement.below, notes.len());
        }

        #[test]
        fn the_focused_note_stands_exactly_at_its_passage(
            notes in notes(), region in 1_u16..60, pick in any::<prop::sample::Index>()
        ) {
            prop_assume!(!notes.is_empty());
            let focused = pick.index(notes.len());
            let note = notes[focused];
            prop_assume!((0..i32::from(region)).contains(&note.row));
            let slot = stack(&notes, region, Some(focused)).slots[focused].unwrap();
            let height = note.height.clamp(1, region);
            prop_assert_eq!(slot.height, height);
            prop_assert_eq!(i32::from(slot.row), note.row.min(i32::from(region - height)));
        }

        #[test]
        fn no_more_is_moved_than_by_pushing_down(notes in notes(), region in 1_u16..90) {
            let placement = stack(&notes, region, None);
            let shown: Vec<(Wanted, Slot)> = notes
                .iter()
                .zip(&placement.slots)
                .filter_map(|(note, slot)| Some((*note, (*slot)?)))
                .collect();
            let (wanted, slots): (Vec<Wanted>, Vec<Slot>) = shown.into_iter().unzip();
            let heights: Vec<u16> = slots.iter().map(|slot| slot.height).collect();
            let (_, gap) = fitting(&wanted, region);
            let moved = |rows: &[i32]| -> i32 {
                rows.iter().zip(&wanted).map(|(row, note)| (row - note.row).abs()).sum()
            };
            let ours: Vec<i32> = slots.iter().map(|slot| i32::from(slot.row)).collect();
            prop_assert!(moved(&ours) <= moved(&naive(&wanted, &heights, gap, region)));
        }
    }
}
