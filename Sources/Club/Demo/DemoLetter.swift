import Localization

/// A letter of the demo club: whom it is about, in invented names, and what became of it.
struct DemoLetter: Sendable {
    enum Fate: Sendable {
        case claimed(answer: String)
        case fresh, expiring, expired, withdrawn, hidden
    }

    var kind = Commendation.Kind.person
    var language = Language.fr
    var given: String
    var family: String
    var company = ""
    var trade: String
    var city: String
    var purpose: String
    var since: Int
    var letter: String
    /// How long ago it was signed, in days.
    var age: Int
    var fate: Fate

    static let all: [DemoLetter] = [
        DemoLetter(
            given: "Nadia", family: "Sefrioui", trade: "Architecte d’intérieur", city: "Rabat",
            purpose: "l’aménagement de bureaux et de commerces", since: 2019,
            letter: """
                Nadia Sefrioui a refait nos trois magasins en six semaines, sans un jour de retard et au prix du devis.
                Elle écoute d’abord, dessine ensuite, et reste sur le chantier jusqu’à la remise des clés. Je lui ai \
                confié depuis nos nouveaux bureaux.
                """,
            age: 140, fate: .claimed(answer: "Merci pour ces mots. Vos équipes ont rendu le chantier facile.")),
        DemoLetter(
            kind: .company, language: .ar, given: "عبد الإله", family: "المرابطي", company: "نسيج الأطلس",
            trade: "خياطة ملابس العمل", city: "طنجة", purpose: "بدلات العمل بالجملة وفي آجالها", since: 2021,
            letter: """
                تعاملنا مع نسيج الأطلس منذ خمس سنوات، ولم تتأخر عنا طلبية واحدة.
                الجودة ثابتة والفواتير واضحة، وإذا وقع خطأ أصلحوه في يومه. أنصح بهم كل مقاولة تشغل عمالا.
                """,
            age: 30, fate: .fresh),
        DemoLetter(
            given: "Mehdi", family: "Ouazzani", company: "Ouazzani Conseil", trade: "Expert-comptable",
            city: "Casablanca",
            purpose: "la comptabilité et la paie d’une petite entreprise", since: 2016,
            letter: """
                Depuis dix ans, Mehdi Ouazzani tient nos comptes et notre paie. Deux contrôles, aucune remarque.
                Il répond le jour même et explique simplement ce que l’on signe.
                """,
            age: 711, fate: .expiring),
        DemoLetter(
            language: .en, given: "Imane", family: "Belkadi", trade: "Sworn translator", city: "Casablanca",
            purpose: "contracts in English, French and Arabic", since: 2020,
            letter: """
                Imane Belkadi has translated every export contract of ours since 2020.
                She asks before she guesses, keeps her deadlines, and no client ever sent a page back.
                """,
            age: 60, fate: .hidden),
        DemoLetter(
            given: "Rachid", family: "Amrani", trade: "Électricien", city: "Mohammedia",
            purpose: "la mise aux normes d’un atelier", since: 2018,
            letter: "Rachid Amrani a mis notre atelier aux normes en dix jours, machines en marche.", age: 800,
            fate: .expired),
        DemoLetter(
            given: "Sanae", family: "Filali", trade: "Organisatrice de salons", city: "Marrakech",
            purpose: "un stand de salon clés en main", since: 2022,
            letter: "Sanae Filali a monté notre stand en quatre jours.", age: 300, fate: .withdrawn),
    ]
}
