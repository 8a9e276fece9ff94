/// A column of the list of members, in the order it is given out. The raw value is stored with corrected mappings.
enum MemberColumn: String, SheetColumn {
    case civility
    case givenName = "given-name"
    case familyName = "family-name"
    case company
    case title
    case activity
    case division
    case city
    case branch
    case phone
    case email
    case ice
    case registerNumber = "register"
    case court
    case website
    case joinedOn = "joined"
    case sponsor
    case dues
    case trademark
    case offers
    case needs

    var isRequired: Bool {
        switch self {
        case .familyName, .company, .branch, .email: true
        default: false
        }
    }

    var header: String {
        switch self {
        case .civility: "Civilité"
        case .givenName: "Prénom"
        case .familyName: "Nom"
        case .company: "Société"
        case .title: "Fonction"
        case .activity: "Activité"
        case .division: "Code NMA"
        case .city: "Ville"
        case .branch: "Antenne"
        case .phone: "Téléphone"
        case .email: "E-mail"
        case .ice: "ICE"
        case .registerNumber: "RC"
        case .court: "Tribunal"
        case .website: "Site web"
        case .joinedOn: "Date d'adhésion"
        case .sponsor: "Parrain (e-mail)"
        case .dues: "Cotisation"
        case .trademark: "Marque déposée"
        case .offers: "Ce que je propose"
        case .needs: "Ce que je cherche"
        }
    }
}
