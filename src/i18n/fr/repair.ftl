# Les notes dont le passage a changé de place
mode-review = À vérifier
review-at = { $at }/{ $count }
review-before = Avant
review-places = Places possibles
review-not-kept = version non gardée
review-note = Note : { $text }
review-place = ¶{ $nth } · { $percent } %
review-nowhere = Aucun endroit du texte ne ressemble à ce passage.
review-section = Il se trouvait sous « { $heading } ».
review-hint = v le choisit dans le texte, D garde la note sur l’article, o la garde comme perdue.
review-looking = Recherche des places possibles…
version-of = version { $number }, { $date }
version-undated = version { $number }
version-current = texte actuel
menu-versions = Versions gardées
visit-version = { $version } · lecture seule · q revient
visit-attach = Choisissez le passage · Entrée y attache la note · q revient

cmd-accept = Accepter la place
cmd-next-candidate = Place suivante
cmd-prev-candidate = Place précédente
cmd-next-waiting = Note suivante à vérifier
cmd-prev-waiting = Note précédente à vérifier
cmd-choose = Choisir le passage dans le texte
cmd-attach-para = Attacher au paragraphe
cmd-article-note = En faire une note sur l’article
cmd-leave-lost = Garder comme perdue, ne plus demander
cmd-accept-sure = Accepter toutes les places presque sûres
cmd-old-version = Relire la version annotée
cmd-versions = Versions gardées de l’article
bar-accept = accepter
bar-next = suivante
bar-choose-place = choisir
bar-attach-para = paragraphe
bar-article-note = article
bar-leave-lost = laisser
bar-other-note = autre note
bar-old-version = version annotée
bar-attach = attacher

say-no-candidate = Aucune place à accepter : v la choisit dans le texte.
say-no-version = La version annotée n’a pas été gardée.
say-only-reading = Version gardée, en lecture seule : q revient au texte actuel.
say-only-choosing = Choisissez le passage, puis Entrée ; q revient.

done-attached = Note attachée dans « { $name } »
done-attached-all = { $count ->
    [one] { $count } note attachée
   *[other] { $count } notes attachées
}
done-given-up = Note gardée comme perdue
done-made-article-note = Note mise sur l’article « { $name } »
problem-text-changed = Le texte de « { $name } » a changé entre-temps : rien n’est écrit.
problem-note-gone = La note { $name } n’est plus là.
problem-none-sure = Aucune place n’est assez sûre pour être acceptée sans être lue.
problem-no-version = Cette version de « { $name } » n’est pas gardée, ou son fichier est abîmé.
hint-look-again = Regardez de nouveau.
hint-one-by-one = Entrée accepte celle qui est montrée.
hint-no-version = H montre les versions gardées.

info-note = Note
info-place = Place
info-state = { $sign } { $state } ({ $sure }, { $percent } %)
info-note-passage = Passage
info-passage-was = Passage disparu
info-note-changed = Changé
info-note-made = Écrite le
info-modified = Modifiée le
sure-yes = sûr
sure-check = à vérifier
sure-lost = perdu
text-keys-version = V relire la version annotée · j k défiler · Échap fermer

standing-in-place = { $count ->
    [one] { $count } note en place
   *[other] { $count } notes en place
 }
standing-changed = { $count ->
    [one] { $count } changée
   *[other] { $count } changées
 }
standing-to-check = { $count ->
    [one] { $count } à vérifier
   *[other] { $count } à vérifier
 }
shifted-one = « { $name } » mis à jour : { $notes }
shifted-many = { $count } articles mis à jour : { $notes }
say-shifted = { $text } · g o
cli-shifted = { $text } (« glose doctor » dit lesquelles)

check-notes-moved = « { $name } » : notes déplacées avec leur passage : { $cause }
check-notes-changed = « { $name } » : notes dont le passage a changé : { $cause }
hint-note-changed = Elles gardent leur place ; dans le texte, i montre ce qui a changé.
