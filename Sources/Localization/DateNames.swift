/// The names of months and days in one language; Arabic as Morocco writes it.
struct DateNames: Sendable {
    let months: [String]
    let shortMonths: [String]
    /// From Monday.
    let days: [String]
    /// From Monday.
    let shortDays: [String]

    static func of(_ language: Language) -> DateNames {
        switch language {
        case .fr: french
        case .ar: arabic
        case .en: english
        }
    }

    private static func words(_ text: String) -> [String] {
        text.split(separator: " ").map(String.init)
    }

    private static let french = DateNames(
        months: words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        shortMonths: words("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
        days: words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
        shortDays: words("lun. mar. mer. jeu. ven. sam. dim.")
    )

    private static let arabic = DateNames(
        months: words("يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"),
        shortMonths: words("يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"),
        days: words("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
        shortDays: words("اثنين ثلاثاء أربعاء خميس جمعة سبت أحد")
    )

    private static let english = DateNames(
        months: words("January February March April May June July August September October November December"),
        shortMonths: words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
        days: words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        shortDays: words("Mon Tue Wed Thu Fri Sat Sun")
    )
}
