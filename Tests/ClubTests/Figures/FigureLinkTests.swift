import Chronology
import Foundation
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// Each figure of a page leads to a page that tells the same figure.
@Suite struct FigureLinkTests {
    @Test(arguments: TestEngine.allCases)
    func `Every figure of every page opens, and what opens tells that figure`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let random = try await RandomClub.make(club, seed: 31, members: 20, referrals: 400)
            let seat = random.seats[0].seated
            try await FigureProbe.late(club)
            try await club.house.database.write { db in
                try db.execute("UPDATE memberships SET dues_minor = 300000 WHERE id = \(seat.membership)")
            }
            var seen: Set<String> = []
            for (page, fewest) in Self.pages {
                let body = try await club.get(page, cookies: seat.cookies).text
                let links = Self.links(body)
                #expect(links.count >= fewest, "\(page) has \(links.count)")
                // The same figure of two months is read by the same code.
                for link in links where seen.insert(link.address.filter { !$0.isNumber } + "\(page)").inserted {
                    let path = try #require(URLPath(local: link.address))
                    let opened = try await club.get(path, cookies: seat.cookies)
                    #expect(opened.status == .ok, "\(link)")
                    guard !link.isOfWords else { continue }
                    let told = Self.told(opened.text)
                    #expect(told.contains { link.text.contains($0) }, "\(page): \(link) is not one of \(told)")
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `An officer without a seat sees what the club's figures are made of, and has none of their own`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            try await build.referral(at: .won, 1)
            let officer = try await ClubBuilder(house: club.house).seat(
                6, status: .left, mandates: [Mandate(role: .treasurer, branch: nil)])
            func status(_ question: FigureQuestion) async throws -> Int {
                try await club.get(question.path, cookies: officer.cookies).status.code
            }

            let given = try await club.get(FigureQuestion.club(ClubFigure(.given)).path, cookies: officer.cookies)

            #expect(given.status == .ok && !given.text.contains(ReferralBuilder.prospect))
            #expect(try await status(.payment(PaymentFigure(.days, of: .branch(nil)))) == 200)
            #expect(try await status(.own(OwnFigure(.signed))) == 404)
            #expect(try await status(.home(.given, .year)) == 404)
            #expect(try await status(.payment(PaymentFigure(.days, of: .sold))) == 404)
            #expect(
                try await status(.club(ClubFigure(.amount, WorthFilter().with { $0.branch = ID(rawValue: 99) }))) == 404
            )
        }
    }

    /// With how many figures there are at least.
    private static var pages: [(URLPath, Int)] {
        [
            (HomeController.Routes.home(), 12), (WorthController.Routes.own(), 50),
            (StatementController.Routes.page().query("year", "2026"), 40), (WorthController.Routes.club(), 90),
            (WorthController.Routes.club().query("trade", "C"), 40),
            (WorthController.Routes.branch(ClubBuilder.rabat), 80),
            (ExchangesController.Routes.cohorts(), 40), (ExchangesController.Routes.cohorts().query("of", "club"), 40),
            (DealController.Routes.records(), 16),
        ]
    }

    struct Link: CustomStringConvertible {
        var address: String
        var text: String
        /// A number of things beside an amount, or words alone.
        var isOfWords: Bool

        var description: String { "\(address) “\(text)”" }
    }

    private static func links(_ body: String) -> [Link] {
        body.components(separatedBy: "<a href=\"/exchanges/why?").dropFirst().compactMap { part in
            guard let end = part.range(of: "\">"), let close = part.range(of: "</a>") else { return nil }
            let address = "/exchanges/why?" + part[..<end.lowerBound].replacing("&amp;", with: "&")
            let text = bare(String(part[end.upperBound..<close.lowerBound]))
            let isSmall = part[close.upperBound...].hasPrefix("</small>") && address.contains("own-")
            let isThanks = address.contains("figure=thanked")
            return Link(address: address, text: text, isOfWords: isSmall || isThanks || text.last == "?")
        }
    }

    /// The figure on top, and the sum below its lines.
    private static func told(_ page: String) -> [String] {
        var told: [String] = []
        if let top = between("<dl class=\"worth\">", "<small>", page),
            let value = top.components(separatedBy: "<dd>").last
        {
            told.append(bare(value))
        }
        if let foot = between("<tfoot>", "</tfoot>", page), let value = foot.components(separatedBy: "<strong>").last {
            told.append(bare(value))
        }
        return told
    }

    private static func between(_ start: String, _ end: String, _ page: String) -> String? {
        guard let from = page.range(of: start), let to = page[from.upperBound...].range(of: end) else { return nil }
        return String(page[from.upperBound..<to.lowerBound])
    }

    private static func bare(_ html: String) -> String {
        html.replacing(/<[^>]*>/, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
