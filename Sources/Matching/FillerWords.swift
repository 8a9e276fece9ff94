import Names

/// Words with which people ask and praise, and which say nothing of what is sought.
enum FillerWords {
    static func contains(_ stem: String) -> Bool { stems.contains(stem) }

    private static let stems: Set<String> = Set(TextReading(words).stems)

    private static let words = """
        cherche cherchons chercher recherche recherchons souhaite souhaitons voudrais voulons besoin besoins urgent
        urgente fournisseur fournisseurs prestataire prestataires partenaire partenaires societe entreprise entreprises
        cabinet notre nos nous vous je qui que peut pouvez recommander connait est sont ayant etre avoir devis offre
        offres prix tarif tarifs competitif competitifs qualite delai delais budget avant fin mois annee semaine jour
        jours sous plus ans experience experimente experimentee equipe service services solution solutions mesure
        rapide rapides professionnel professionnels specialise specialisee domaine tous tout toute toutes type types
        petit petite grand grande nouveau nouvelle bon bonne meilleur meilleure divers ainsi ou se ce ces son sa
        looking look need needs needed wanted want seek seeking supplier suppliers provider partner company our we us
        who can supply you is are any good best price prices quality fast urgent quote offer budget before end month
        year years experience team service services solution tailored professional small large new
        نبحث ابحث مطلوب مطلوبه نحتاج نريد لشركتنا شركتنا شركه مقاوله مزود مزودين ممون شريك من يقترح علينا قبل نهايه
        الشهر جوده عاليه خبره سريع سريعه خدمه خدمات فريق محترف عرض عروض اثمنه مناسبه كل جميع ميزانيه
        """
}
