# Notes whose passage changed its place
mode-review = To check
review-at = { $at }/{ $count }
review-before = Before
review-places = Possible places
review-not-kept = version not kept
review-note = Note: { $text }
review-place = ¶{ $nth } · { $percent }%
review-nowhere = No place in the text is like this passage.
review-section = It stood under “{ $heading }”.
review-hint = v chooses it in the text, D keeps the note on the article, o keeps it as lost.
review-looking = Looking for possible places…
version-of = version { $number }, { $date }
version-undated = version { $number }
version-current = text as it stands
menu-versions = Kept versions
visit-version = { $version } · read only · q goes back
visit-attach = Choose the passage · Enter attaches the note to it · q goes back

cmd-accept = Accept the place
cmd-next-candidate = Next place
cmd-prev-candidate = Previous place
cmd-next-waiting = Next note to check
cmd-prev-waiting = Previous note to check
cmd-choose = Choose the passage in the text
cmd-attach-para = Attach to the paragraph
cmd-article-note = Make it a note on the article
cmd-leave-lost = Keep as lost, ask no more
cmd-accept-sure = Accept all nearly sure places
cmd-old-version = Read the version annotated
cmd-versions = Kept versions of the article
bar-accept = accept
bar-next = next
bar-choose-place = choose
bar-attach-para = paragraph
bar-article-note = article
bar-leave-lost = leave
bar-other-note = other note
bar-old-version = old version
bar-attach = attach

say-no-candidate = No place to accept: v chooses it in the text.
say-no-version = The version annotated was not kept.
say-only-reading = A kept version, read only: q goes back to the text as it stands.
say-only-choosing = Choose the passage, then Enter; q goes back.

done-attached = Note attached in “{ $name }”
done-attached-all = { $count ->
    [one] { $count } note attached
   *[other] { $count } notes attached
}
done-given-up = Note kept as lost
done-made-article-note = Note put on the article “{ $name }”
problem-text-changed = The text of “{ $name }” changed meanwhile: nothing was written.
problem-note-gone = The note { $name } is no longer there.
problem-none-sure = No place is sure enough to be accepted unseen.
problem-no-version = This version of “{ $name }” is not kept, or its file is damaged.
hint-look-again = Look again.
hint-one-by-one = Enter accepts the one that is shown.
hint-no-version = H shows the versions that are kept.

info-note = Note
info-place = Place
info-state = { $sign } { $state } ({ $sure }, { $percent }%)
info-note-passage = Passage
info-passage-was = Lost passage
info-note-changed = Changed
info-note-made = Written on
info-modified = Changed on
sure-yes = sure
sure-check = check
sure-lost = lost
text-keys-version = V read the version annotated · j k scroll · Esc close

standing-in-place = { $count ->
    [one] { $count } note in place
   *[other] { $count } notes in place
 }
standing-changed = { $count ->
    [one] { $count } changed
   *[other] { $count } changed
 }
standing-to-check = { $count ->
    [one] { $count } to check
   *[other] { $count } to check
 }
shifted-one = “{ $name }” updated: { $notes }
shifted-many = { $count } articles updated: { $notes }
say-shifted = { $text } · g o
cli-shifted = { $text } (“glose doctor” says which)

check-notes-moved = “{ $name }”: notes moved with their passage: { $cause }
check-notes-changed = “{ $name }”: notes whose passage changed: { $cause }
hint-note-changed = They keep their place; in the text, i shows what changed.
