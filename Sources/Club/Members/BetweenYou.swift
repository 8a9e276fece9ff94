import Localization
import Persistence
import Web

/// What passed between the viewer and another member, in counts: contacts given and received.
struct BetweenYou: Sendable {
    struct Count: Sendable {
        var all = 0
        var open = 0
        var won = 0
    }

    /// From the viewer to the member.
    var given = Count()
    /// From the member to the viewer.
    var received = Count()

    static func load(
        _ viewer: ID<Membership>, _ member: ID<Membership>, in db: any Connection
    ) throws -> BetweenYou {
        let rows = try db.rows(
            """
            SELECT giver_id, stage, COUNT(*) AS number FROM referrals
            WHERE (giver_id = \(viewer) AND receiver_id = \(member) OR giver_id = \(member) AND receiver_id = \(viewer))
              AND stage <> 'withdrawn'
            GROUP BY giver_id, stage
            """
        )
        var between = BetweenYou()
        for row in rows {
            let number: Int = try row.get("number")
            let stage: String = try row.get("stage")
            let side = try row.get("giver_id") == viewer ? \BetweenYou.given : \BetweenYou.received
            between[keyPath: side].all += number
            if stage == "won" { between[keyPath: side].won += number }
            if !["won", "lost"].contains(stage) { between[keyPath: side].open += number }
        }
        return between
    }

    func html(_ member: MemberProfile, _ screen: Screen) -> HTML {
        let nothing = given.all + received.all == 0
        let words: HTML
        if nothing {
            words = "<p>\(screen.html("members.between.none", ["name": .text(member.givenName)]))</p>"
        } else {
            words = "<dl class=\"facts\">\(side("given", given, screen))\(side("received", received, screen))</dl>"
        }
        let link: HTML? =
            nothing
            ? nil
            : """
            <p><a class="link" href="\(ReferralController.Routes.exchanges())">\(screen.t("members.between.all"))</a></p>
            """
        return "<section class=\"card stack\"><h2>\(screen.t("members.between"))</h2>\(words)\(link)</section>"
    }

    private func side(_ side: String, _ count: Count, _ screen: Screen) -> HTML {
        let parts = [
            screen.t("members.between.contacts", count: count.all),
            count.won > 0 ? screen.t("members.between.won", count: count.won) : nil,
            count.open > 0 ? screen.t("members.between.open", count: count.open) : nil,
        ].compactMap { $0 }
        return """
            <div><dt>\(screen.t("members.between." + side))</dt><dd>\(ListFormat(screen.language).join(parts))</dd></div>
            """
    }
}
