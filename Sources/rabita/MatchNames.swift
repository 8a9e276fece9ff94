import Matching

/// What members and wishes are called in a file, and the numbers they go by meanwhile.
struct MatchNames {
    private var members: [String] = []
    private var memberKeys: [String: MemberKey] = [:]
    private var wishes: [String] = []
    private var wishNames: Set<String> = []

    /// Whether the name was free.
    mutating func add(member name: String) -> Bool {
        guard memberKeys[name] == nil else { return false }
        memberKeys[name] = MemberKey(Int64(members.count))
        members.append(name)
        return true
    }

    /// The number of a new wish; nil when the name is taken.
    mutating func add(wish name: String) -> WishKey? {
        guard wishNames.insert(name).inserted else { return nil }
        wishes.append(name)
        return WishKey(Int64(wishes.count - 1))
    }

    func member(_ name: String) -> MemberKey? { memberKeys[name] }
    func name(_ key: MemberKey) -> String { members[Int(key.rawValue)] }
    func name(_ key: WishKey) -> String { wishes[Int(key.rawValue)] }
}
