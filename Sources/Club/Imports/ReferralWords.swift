import Morocco

/// The words people write for kinds and stages in their registers.
enum ReferralWords {
    static func kind(_ text: String) -> Referral.Kind? {
        switch Folding.fold(text) {
        case "interne", "inside", "internal", "entre membres", Folding.fold("داخلي"), Folding.fold("داخلية"): .inside
        case "externe", "outside", "external", "contact", Folding.fold("خارجي"), Folding.fold("خارجية"): .outside
        default: nil
        }
    }

    static func stage(_ text: String) -> Referral.Stage? {
        switch Folding.fold(text) {
        case "envoyee", "envoye", "confiee", "sent", "given", Folding.fold("مرسلة"), Folding.fold("أرسلت"): .sent
        case "recue", "recu", "acknowledged", "received", Folding.fold("مستلمة"): .acknowledged
        case "contactee", "contacte", "contacted", Folding.fold("تم الاتصال"): .contacted
        case "devis", "proposition", "offre", "proposal", "quote", Folding.fold("عرض"), Folding.fold("عرض سعر"):
            .proposal
        case "conclue", "conclu", "gagnee", "signee", "won", "closed", Folding.fold("مبرمة"), Folding.fold("صفقة"): .won
        case "perdue", "perdu", "sans suite", "declinee", "refusee", "lost", "declined", Folding.fold("دون نتيجة"),
            Folding.fold("ضائعة"),
            Folding.fold("خاسرة"):
            .lost
        case "retiree", "annulee", "withdrawn", Folding.fold("مسحوبة"): .withdrawn
        default: nil
        }
    }

    static func word(_ kind: Referral.Kind) -> String {
        switch kind {
        case .inside: "interne"
        case .outside: "externe"
        }
    }

    static func word(_ stage: Referral.Stage) -> String {
        switch stage {
        case .sent: "envoyée"
        case .acknowledged: "reçue"
        case .contacted: "contactée"
        case .proposal: "devis"
        case .won: "conclue"
        case .lost: "perdue"
        case .withdrawn: "retirée"
        }
    }
}
