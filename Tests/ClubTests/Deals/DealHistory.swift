/// What a small house that does one thing after another would answer to those who all read the same version of a deal:
/// by it a race is judged. Salma declared, Hicham confirms.
struct DealHistory: Hashable {
    enum Act: CaseIterable, Hashable {
        case confirm, correctByOne, correctByOther, decline, payByOne, payByOther
    }

    struct Call: Hashable {
        var act: Act
        var isDone: Bool
    }

    var isSigned = false
    var isClosed = false
    /// The terms that were read no longer hold.
    var isMoved = false
    var isProposed = false
    var oneSaid = false
    var otherSaid = false

    private var isSettled: Bool { oneSaid && otherSaid }

    /// The answer, and what is so afterwards.
    func after(_ act: Act) -> (isDone: Bool, state: DealHistory) {
        var next = self
        switch act {
        case .confirm:
            guard !isClosed, !isMoved else { return (false, self) }
            next.isSigned = true
        case .correctByOne, .correctByOther:
            guard !isClosed, !isMoved, !isSettled, !isProposed else { return (false, self) }
            if isSigned { next.isProposed = true } else { next.isMoved = true }
        case .decline:
            guard !isSigned, !isMoved else { return (false, self) }
            next.isClosed = true
        case .payByOne, .payByOther:
            let isOne = act == .payByOne
            // Said again, it is said.
            if isOne ? oneSaid : otherSaid { return (true, self) }
            guard isSigned, !isSettled else { return (false, self) }
            if isOne { next.oneSaid = true } else { next.otherSaid = true }
        }
        return (true, next)
    }

    /// All ends of orders that explain these answers; none when there is no such order. All calls were under way at
    /// once, so any order will do.
    static func ends(of calls: [Call: Int]) -> Set<DealHistory> {
        var ends: Set<DealHistory> = []
        var seen: Set<[AnyHashable]> = []
        var open: [(DealHistory, [Call: Int])] = [(DealHistory(), calls)]
        while let (state, rest) = open.popLast() {
            var rest = rest
            // What changes nothing may come now as well as later, unless later it would be answered otherwise.
            for (call, _) in rest {
                let answer = state.after(call.act)
                if answer.isDone == call.isDone, answer.state == state { rest[call] = nil }
            }
            guard seen.insert([state, rest]).inserted else { continue }
            if rest.isEmpty {
                ends.insert(state)
                continue
            }
            for (call, count) in rest {
                let answer = state.after(call.act)
                guard answer.isDone == call.isDone, answer.state != state else { continue }
                var left = rest
                left[call] = count == 1 ? nil : count - 1
                open.append((answer.state, left))
            }
        }
        return ends
    }
}
