# What exports say of themselves
label-excerpts = Excerpts
label-untagged = Untagged
label-undated = Undated
label-lost = Lost passages
label-lost-one = Lost passage
label-review = to be checked
label-whole = Note on the whole article
label-references = References
label-living = Glose rewrites what stands between its marks; the rest is yours.
label-contents = Articles
label-see-note = Note
label-count = { $count ->
    [one] { $shown } excerpt
   *[other] { $shown } excerpts
 }
