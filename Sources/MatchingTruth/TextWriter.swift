/// Words what a member offers and seeks, as people do: in one language or two, with fillers, slips and shouting.
struct TextWriter {
    let vocabulary: Vocabulary
    /// 0 French, 1 Arabic, 2 English.
    let language: Int

    func offer(_ concept: Concept, clients: String?, national: Bool, _ dice: inout Dice) -> String {
        var text = wording(concept, &dice)
        if dice.falls(0.5) { text += Self.and[language] + wording(concept, &dice) }
        if dice.falls(0.6) { text += ", " + dice.pick(Self.claims[language]) }
        if let clients, dice.falls(0.5) { text += Self.forClients[language] + clients }
        if national, dice.falls(0.5) { text += ", " + dice.pick(Self.nationwide[language]) }
        return spoiled(text, &dice)
    }

    func need(_ concept: Concept, city: String?, _ dice: inout Dice) -> String {
        let frame = dice.pick(Self.asks[language])
        var text = frame.0 + wording(concept, &dice) + frame.1
        if dice.falls(0.3) { text += ", " + dice.pick(Self.conditions[language]) }
        if let city, dice.falls(0.25) { text += Self.at[language] + city }
        return spoiled(text, &dice)
    }

    func activity(_ concept: Concept, _ dice: inout Dice) -> String {
        spoiled(dice.falls(0.3) ? dice.pick(Self.vague[language]) : wording(concept, &dice), &dice)
    }

    private func wording(_ concept: Concept, _ dice: inout Dice) -> String {
        // Moroccan texts change the language in mid-sentence.
        let spoken = dice.falls(0.12) ? dice.weighted([60, 20, 20]) : language
        let choice = vocabulary.wordings(concept, spoken)
        return dice.pick(choice.isEmpty ? concept.wordings[language] : choice)
    }

    /// Slips of the keyboard, lost accents and capitals.
    private func spoiled(_ text: String, _ dice: inout Dice) -> String {
        var words = text.split(separator: " ").map(String.init)
        for place in words.indices where words[place].count >= 5 && dice.falls(0.05) {
            words[place] = slipped(words[place], &dice)
        }
        let whole = words.joined(separator: " ")
        return dice.falls(0.05) ? whole.uppercased() : whole
    }

    private func slipped(_ word: String, _ dice: inout Dice) -> String {
        var letters = Array(word)
        let place = 1 + dice.below(letters.count - 2)
        switch dice.below(4) {
        case 0: letters.remove(at: place)
        case 1: letters.swapAt(place, place + 1)
        case 2: letters.insert(letters[place], at: place)
        default: letters[place] = dice.pick(Array(language == 1 ? "بتنميلر" : "aeioumnrst"))
        }
        return String(letters)
    }

    private static let and = [" et ", " و ", " and "]
    private static let forClients = [", pour ", "، لفائدة ", ", for "]
    private static let at = [" à ", " في ", " in "]
    private static let claims = [
        [
            "qualité et délais respectés", "devis gratuit sous 24 h", "prix compétitifs", "équipe expérimentée",
            "service personnalisé", "plus de 15 ans d'expérience", "interventions rapides", "solutions sur mesure",
        ],
        ["جودة عالية وأثمنة مناسبة", "خبرة تفوق عشر سنوات", "خدمة سريعة", "عروض مجانية", "فريق محترف"],
        ["quality and on-time delivery", "free quote", "fair prices", "ten years of experience", "tailored service"],
    ]
    private static let nationwide = [
        ["partout au Maroc", "couverture nationale", "dans tout le royaume"], ["في كل المغرب", "تغطية وطنية"],
        ["all over Morocco", "nationwide service"],
    ]
    private static let asks: [[(String, String)]] = [
        [
            ("Nous cherchons ", ""), ("Besoin urgent : ", ""), ("Recherche fournisseur de ", " pour notre société"),
            ("", ""), ("Qui peut nous recommander ", " ?"), ("Consultation pour ", " avant fin de mois"),
            ("Je souhaite comparer des offres de ", ""),
        ],
        [
            ("نبحث عن ", ""), ("مطلوب ", " لشركتنا"), ("", ""), ("نحتاج إلى ", " قبل نهاية الشهر"),
            ("من يقترح علينا ", ""),
        ],
        [("Looking for ", ""), ("We need ", " for our company"), ("", ""), ("Who can supply ", "?"), ("Wanted: ", "")],
    ]
    private static let conditions = [
        ["budget limité", "contrat annuel", "paiement à 60 jours", "première commande test", "réponse sous huitaine"],
        ["عقد سنوي", "ميزانية محدودة", "الأداء بعد ستين يوما"],
        ["yearly contract", "limited budget", "small first order"],
    ]
    private static let vague = [
        ["PME familiale", "Société de services", "Entreprise fondée en 2009", "Direction générale"],
        ["مقاولة عائلية", "شركة خدمات"], ["Family business", "Service company"],
    ]
}
