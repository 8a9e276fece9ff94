/// A column of the club's earlier register of referrals.
enum ReferralColumn: String, SheetColumn {
    case givenOn = "date"
    case giver = "from"
    case receiver = "to"
    case kind
    case prospect
    case stage
    case amount

    var isRequired: Bool {
        switch self {
        case .givenOn, .giver, .receiver, .kind, .stage: true
        case .prospect, .amount: false
        }
    }

    var header: String {
        switch self {
        case .givenOn: "Date"
        case .giver: "De (e-mail)"
        case .receiver: "À (e-mail)"
        case .kind: "Type"
        case .prospect: "Prospect"
        case .stage: "Étape"
        case .amount: "Montant"
        }
    }

    var names: [String] {
        switch self {
        case .givenOn: ["Donnée le", "Jour", "Given on", "Day", "التاريخ", "تاريخ الإحالة"]
        case .giver: ["Donneur", "Donné par", "Émetteur", "From", "Giver", "Given by", "من", "المرسل"]
        case .receiver: ["Receveur", "Reçu par", "Destinataire", "To", "Receiver", "Received by", "إلى", "المستلم"]
        case .kind: ["Nature", "Kind", "النوع"]
        case .prospect: ["Contact", "Client", "Nom du prospect", "Lead", "العميل", "جهة الاتصال"]
        case .stage: ["Statut", "État", "Stage", "Status", "State", "المرحلة", "الحالة"]
        case .amount: ["Montant conclu", "Chiffre d'affaires", "CA", "Amount", "Value", "المبلغ", "القيمة"]
        }
    }
}
