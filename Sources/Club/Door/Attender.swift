import Persistence

/// Whom a check-in is of, as it stands in forms: `r…` a member's answer, `v…` a visitor, `m…` a member who gave none.
enum Attender: Hashable, Sendable {
    case registration(ID<Registration>)
    case visitor(ID<Visitor>)
    case member(ID<Membership>)

    init?(text: String) {
        let key = String(text.dropFirst())
        switch text.first {
        case "r": guard let id = ID<Registration>(pathComponent: key) else { return nil }; self = .registration(id)
        case "v": guard let id = ID<Visitor>(pathComponent: key) else { return nil }; self = .visitor(id)
        case "m": guard let id = ID<Membership>(pathComponent: key) else { return nil }; self = .member(id)
        default: return nil
        }
    }

    init(_ holder: DoorPass.Holder) {
        switch holder {
        case .registration(let id): self = .registration(id)
        case .visitor(let id): self = .visitor(id)
        }
    }

    var text: String {
        switch self {
        case .registration(let id): "r" + id.description
        case .visitor(let id): "v" + id.description
        case .member(let id): "m" + id.description
        }
    }
}
