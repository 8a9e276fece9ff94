import Persistence
import Web

/// What the code of one who comes says: who it is, and a mark that only the door's secret makes.
struct DoorPass: Hashable, Sendable {
    enum Holder: Hashable, Sendable {
        case registration(ID<Registration>)
        case visitor(ID<Visitor>)

        fileprivate var words: String {
            switch self {
            case .registration(let id): "r" + id.description
            case .visitor(let id): "v" + id.description
            }
        }
    }

    let holder: Holder
    private let mark: String

    static func registration(_ id: ID<Registration>, secret: String) -> DoorPass {
        DoorPass(.registration(id), secret: secret)
    }

    static func visitor(_ id: ID<Visitor>, secret: String) -> DoorPass { DoorPass(.visitor(id), secret: secret) }

    init(_ holder: Holder, secret: String) {
        self.holder = holder
        mark = Door.code(holder.words, secret)
    }

    /// Reads the text of an address; whether it is genuine only the door knows.
    init?(text: String) {
        guard text.utf8.count <= 60, let dash = text.firstIndex(of: "-"), dash > text.startIndex,
            let first = text.first
        else { return nil }
        let key = String(text[text.index(after: text.startIndex)..<dash])
        mark = String(text[text.index(after: dash)...])
        switch first {
        case "r":
            guard let id = ID<Registration>(pathComponent: key) else { return nil }
            holder = .registration(id)
        case "v":
            guard let id = ID<Visitor>(pathComponent: key) else { return nil }
            holder = .visitor(id)
        default: return nil
        }
    }

    var text: String { holder.words + "-" + mark }
    var path: URLPath { PassController.Routes.pass(text) }

    func isGenuine(_ secret: String) -> Bool { Door.isSame(mark, Door.code(holder.words, secret)) }
}
