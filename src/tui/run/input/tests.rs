//! What the terminal gives, as keys and presses of the mouse.

use super::*;
use crate::config::Ground;

fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
    key_of(KeyEvent::new(code, modifiers))
}

#[test]
fn every_key_that_glose_knows_is_read() {
    for (given, code) in [
        (KeyCode::Char('é'), Code::Char('é')),
        (KeyCode::Char(' '), Code::Char(' ')),
        (KeyCode::F(5), Code::F(5)),
        (KeyCode::Enter, Code::Enter),
        (KeyCode::Esc, Code::Esc),
        (KeyCode::Tab, Code::Tab),
        (KeyCode::BackTab, Code::BackTab),
        (KeyCode::Backspace, Code::Backspace),
        (KeyCode::Delete, Code::Delete),
        (KeyCode::Up, Code::Up),
        (KeyCode::Down, Code::Down),
        (KeyCode::Left, Code::Left),
        (KeyCode::Right, Code::Right),
        (KeyCode::Home, Code::Home),
        (KeyCode::End, Code::End),
        (KeyCode::PageUp, Code::PageUp),
        (KeyCode::PageDown, Code::PageDown),
    ] {
        let key = pressed(given, KeyModifiers::NONE);
        assert_eq!(key, Some(Key::plain(code)), "{given:?}");
    }
}

#[test]
fn keys_that_glose_does_not_know_are_passed_over() {
    for given in [
        KeyCode::Insert,
        KeyCode::CapsLock,
        KeyCode::Menu,
        KeyCode::Null,
    ] {
        assert_eq!(pressed(given, KeyModifiers::NONE), None, "{given:?}");
    }
}

#[test]
fn shift_is_part_of_a_character_and_turns_tab_round() {
    let shifted = pressed(KeyCode::Char('A'), KeyModifiers::SHIFT);
    assert_eq!(shifted, Some(Key::char('A')));
    let back = Some(Key::plain(Code::BackTab));
    assert_eq!(pressed(KeyCode::Tab, KeyModifiers::SHIFT), back);
    assert_eq!(pressed(KeyCode::BackTab, KeyModifiers::SHIFT), back);
}

#[test]
fn ctrl_and_alt_stay_with_letters_but_altgr_makes_signs() {
    let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
    for (c, modifiers, ctrl, alt) in [
        ('s', KeyModifiers::CONTROL, true, false),
        ('s', KeyModifiers::ALT, false, true),
        ('s', both, true, true),
        ('4', both, true, true),
        ('@', both, false, false),
        ('{', both, false, false),
        ('€', both, false, false),
        ('é', both, false, false),
        ('@', KeyModifiers::CONTROL, true, false),
        ('@', KeyModifiers::ALT, false, true),
    ] {
        let key = pressed(KeyCode::Char(c), modifiers).unwrap();
        assert_eq!(key.code, Code::Char(c));
        assert_eq!((key.ctrl, key.alt), (ctrl, alt), "{c} {modifiers:?}");
    }
    let enter = pressed(KeyCode::Enter, both).unwrap();
    assert!(enter.ctrl && enter.alt);
}

fn mouse(kind: MouseEventKind, column: u16, row: u16) -> MouseEvent {
    MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    }
}

const PRESS: MouseEventKind = MouseEventKind::Down(MouseButton::Left);

#[test]
fn the_left_button_and_the_wheel_are_read_and_nothing_else_of_the_mouse() {
    let mut presses = Presses::default();
    let mut kind = |kind| presses.mouse_of(mouse(kind, 3, 4)).map(|mouse| mouse.kind);
    assert_eq!(kind(PRESS), Some(MouseKind::Press));
    let drag = kind(MouseEventKind::Drag(MouseButton::Left));
    assert_eq!(drag, Some(MouseKind::Drag));
    let release = kind(MouseEventKind::Up(MouseButton::Left));
    assert_eq!(release, Some(MouseKind::Release));
    assert_eq!(kind(MouseEventKind::ScrollUp), Some(MouseKind::WheelUp));
    assert_eq!(kind(MouseEventKind::ScrollDown), Some(MouseKind::WheelDown));
    for passed in [
        MouseEventKind::Moved,
        MouseEventKind::ScrollLeft,
        MouseEventKind::Down(MouseButton::Right),
        MouseEventKind::Up(MouseButton::Middle),
        MouseEventKind::Drag(MouseButton::Right),
    ] {
        assert_eq!(kind(passed), None, "{passed:?}");
    }
}

#[test]
fn a_press_says_where_it_was() {
    let press = Presses::default().mouse_of(mouse(PRESS, 12, 7)).unwrap();
    assert_eq!((press.x, press.y, press.clicks), (12, 7, 1));
}

/// A press long ago, so that the next one stands by itself.
fn long_after(presses: &mut Presses) {
    if let Some((at, ..)) = &mut presses.last {
        *at = at.checked_sub(2 * DOUBLE).unwrap_or(*at);
    }
}

#[test]
fn presses_on_one_cell_count_up_to_four_and_begin_again() {
    let mut presses = Presses::default();
    let clicks: Vec<u8> = (0..6)
        .map(|_| {
            // As fast as can be, however slow the machine is.
            if let Some((at, ..)) = &mut presses.last {
                *at = Instant::now();
            }
            presses.mouse_of(mouse(PRESS, 1, 1)).unwrap().clicks
        })
        .collect();
    assert_eq!(clicks, [1, 2, 3, 4, 1, 2]);
}

#[test]
fn a_press_elsewhere_or_much_later_is_a_first_one() {
    let mut presses = Presses::default();
    let mut at = |x, y| presses.mouse_of(mouse(PRESS, x, y)).unwrap().clicks;
    assert_eq!((at(1, 1), at(2, 1), at(2, 2)), (1, 1, 1));
    let mut presses = Presses::default();
    presses.mouse_of(mouse(PRESS, 1, 1));
    long_after(&mut presses);
    let later = presses.mouse_of(mouse(PRESS, 1, 1)).unwrap();
    assert_eq!(later.clicks, 1);
}

#[test]
fn what_is_dragged_or_released_is_no_press() {
    let mut presses = Presses::default();
    presses.mouse_of(mouse(PRESS, 1, 1));
    for kind in [
        MouseEventKind::Drag(MouseButton::Left),
        MouseEventKind::Up(MouseButton::Left),
        MouseEventKind::ScrollDown,
    ] {
        assert_eq!(presses.mouse_of(mouse(kind, 1, 1)).unwrap().clicks, 1);
    }
}

#[test]
fn held_keys_and_unread_replies_say_nothing_and_keys_come_in_their_order() {
    assert!(messages(Taken::Held).is_empty());
    assert!(messages(Taken::Reply(None)).is_empty());
    let given = messages(Taken::Keys(vec![Key::char('a'), Key::char('b')]));
    let letters: Vec<Key> = given
        .iter()
        .filter_map(|event| match event {
            Event::Input(InputEvent::Key(key)) => Some(*key),
            _ => None,
        })
        .collect();
    assert_eq!(letters, [Key::char('a'), Key::char('b')]);
    let ground = messages(Taken::Reply(Some(Ground::Light)));
    assert!(matches!(
        ground.as_slice(),
        [Event::Input(InputEvent::Ground(Ground::Light))]
    ));
}

#[test]
fn a_gate_that_is_open_lets_through_and_a_resumed_one_again() {
    let input = Input::default();
    input.wait();
    input.resume();
    input.wait();
    assert!(!*input.gate.0.lock().unwrap());
}
