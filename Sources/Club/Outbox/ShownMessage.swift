import Chronology
import Jobs
import Localization
import Web

/// What officers may see of a message: whom it is for, what it is about and how it fares. What was written stays
/// between the club and the member: a sign-in code would let them in, a referral names somebody's prospect.
struct ShownMessage: Sendable {
    /// Kinds that say the same to everyone.
    private static let openKinds: Set<String> = [InvitationMail.kind]

    let message: OutboxMessage

    init(_ message: OutboxMessage) {
        self.message = message
    }

    var recipient: HTML {
        message.recipientName.isEmpty
            ? "<bdi dir=\"ltr\">\(message.recipient)</bdi>" : "\(bdi: message.recipientName)"
    }

    /// Subject and text, where they are no secret.
    var content: (subject: String, text: String)? {
        Self.openKinds.contains(message.kind) ? (message.subject, message.text) : nil
    }

    func kind(_ screen: Screen) -> String {
        let key = "outbox.kind." + message.kind
        return screen.t.has(key) ? screen.t(key) : screen.t("outbox.kind.other")
    }

    var isRetryable: Bool {
        switch message.state {
        case .waiting, .dead: true
        case .claimed, .sent: false
        }
    }

    func tag(_ screen: Screen) -> HTML {
        switch message.state {
        case .waiting: "<span class=\"tag act\">\(screen.t("outbox.state.waiting"))</span>"
        case .claimed: "<span class=\"tag act\">\(screen.t("outbox.state.claimed"))</span>"
        case .sent: "<span class=\"tag done\">\(screen.t("outbox.state.sent"))</span>"
        case .dead: "<span class=\"tag lost\">\(screen.t("outbox.state.dead"))</span>"
        }
    }
}
