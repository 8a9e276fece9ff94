/// Who meets whom: the active give more often, and mostly within their own branch.
struct DemoCircles {
    /// Positions of members, each as often as its drive.
    private var club: [Int] = []
    private var branches: [[Int]]

    init(_ members: [DemoMember], branches count: Int) {
        branches = Array(repeating: [], count: count)
        for (index, member) in members.enumerated() where !member.isCandidate {
            for _ in 0..<member.drive {
                club.append(index)
                branches[member.branch].append(index)
            }
        }
    }

    /// A giver and a receiver who both sat that day, of two companies.
    func pair(on day: Int, _ members: [DemoMember], _ chance: inout SeededChance) -> (giver: Int, receiver: Int)? {
        for _ in 0..<24 {
            let giver = chance.pick(club)
            let circle = chance.percent(65) ? branches[members[giver].branch] : club
            let receiver = chance.pick(circle)
            guard members[giver].company != members[receiver].company else { continue }
            guard members[giver].sits(on: day), members[receiver].sits(on: day) else { continue }
            return (giver, receiver)
        }
        return nil
    }
}
