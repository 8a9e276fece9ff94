extension FollowedDeal {
    /// All one can do with a deal.
    enum Action: CaseIterable, Hashable, Sendable {
        case confirm, decline, withdraw, correct, answer, retract, state, thank
    }

    private var isOpen: Bool { confirmedAt == nil && closed == nil }
    private var isSigned: Bool { confirmedAt != nil && closed == nil }
    private var isSettled: Bool { outcome?.isSettled ?? false }

    /// Whether the viewer may do it now.
    func allows(_ action: Action) -> Bool {
        switch action {
        case .confirm, .decline: isOpen && statedBy != own
        case .withdraw: isOpen && statedBy == own
        case .correct: isOpen || isSigned && !isSettled && proposal == nil
        case .answer: isSigned && !isSettled && proposal.map { $0.author != own } ?? false
        case .retract: isSigned && proposal.map { $0.author == own } ?? false
        case .state: isSigned && !isSettled && dueOn != nil
        case .thank: referral != nil && side == .seller && closed == nil && thanked == nil
        }
    }
}
