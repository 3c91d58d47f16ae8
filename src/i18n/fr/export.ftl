# Ce que les exports disent d’eux-mêmes
label-excerpts = Extraits
label-untagged = Sans étiquette
label-undated = Sans date
label-lost = Passages disparus
label-lost-one = Passage disparu
label-review = à vérifier
label-whole = Note sur tout l’article
label-references = Références
# L’espace avant le point-virgule est celui des fichiers qui existent : autre, chacun d’eux changerait.
label-living = Glose réécrit ce qui est entre ses marques{ " " }; le reste vous appartient.
label-contents = Articles
label-see-note = Note
label-count = { $count ->
    [one] { $shown } extrait
   *[other] { $shown } extraits
 }
