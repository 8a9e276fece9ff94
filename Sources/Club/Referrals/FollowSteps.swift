import Localization
import Web

/// The way of a referral, with the stage it stands at.
struct FollowSteps: Sendable {
    var referral: FollowedReferral

    func html(_ screen: Screen) -> HTML {
        let items = way.map { stage -> HTML in
            let isCurrent = stage == referral.stage
            let isLost = isCurrent && (stage == .lost || stage == .withdrawn)
            let style = isLost ? "lost" : isPast(stage) ? "past" : nil
            return """
                <li\(attribute: "class", style)\(attribute: "aria-current", isCurrent ? "step" : nil)>\
                \(screen.t("referrals.stage." + name(stage)))</li>
                """
        }
        return "<ol class=\"steps\">\(items)</ol>"
    }

    private func name(_ stage: Referral.Stage) -> String {
        stage == .lost && referral.decline != nil ? "declined" : stage.rawValue
    }

    /// Ends where it can still end, or where it did.
    private var way: [Referral.Stage] {
        switch referral.stage {
        case .withdrawn: [.sent, .withdrawn]
        case .lost: [.sent, .acknowledged] + reached + [.lost]
        case .sent, .acknowledged, .contacted, .proposal, .won: [.sent, .acknowledged, .contacted, .proposal, .won]
        }
    }

    private var reached: [Referral.Stage] {
        [Referral.Step.contacted, .proposal].filter { step in referral.steps.contains { $0.step == step } }.map(\.stage)
    }

    private func isPast(_ stage: Referral.Stage) -> Bool {
        guard let place = way.firstIndex(of: stage), let now = way.firstIndex(of: referral.stage) else { return false }
        // Won is an end to be proud of, not a step still to come.
        return place < now || referral.stage == .won
    }
}
