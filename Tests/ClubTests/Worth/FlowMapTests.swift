import Chronology
import Foundation
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// The drawing and its table as they stood when somebody last looked at them, in Tests/snapshots.
@Suite struct FlowMapTests {
    private static let streams = [
        FlowMap.Stream(
            from: "Industrie manufacturière", to: "Construction", count: 42, path: WorthController.Routes.club()),
        FlowMap.Stream(
            from: "Construction", to: "Industrie manufacturière", count: 17, path: WorthController.Routes.club()),
        FlowMap.Stream(from: "Construction", to: "Construction", count: 9, path: WorthController.Routes.club()),
        FlowMap.Stream(
            from: "النقل والتخزين", to: "<b>Commerce & Cie</b>", count: 5, path: WorthController.Routes.club()),
    ]

    @Test(arguments: Language.allCases)
    func `The map stands as it was looked at`(language: Language) async throws {
        try await ClubHarness.run(.sqlite) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let visit = Visit(
                club: nil, viewer: nil, language: language, now: club.time.now(), today: club.house.today(), here: nil)
            let screen = Screen(visit, club.house)

            let html = FlowMap(title: screen.t("worth.flows.trades.alt"), streams: Self.streams).html(screen).string

            try Snapshot.compare(html, "flow-map.\(language.rawValue).html")
            #expect(!html.contains("<b>Commerce") && !html.contains("style="))
        }
    }

    @Test(arguments: Language.allCases)
    func `On Arabic pages the givers stand on the right, elsewhere on the left`(language: Language) async throws {
        try await ClubHarness.run(.sqlite) { club in
            let visit = Visit(
                club: nil, viewer: nil, language: language, now: club.time.now(), today: club.house.today(), here: nil)
            let screen = Screen(visit, club.house)

            let html = FlowDrawing(title: "", streams: Self.streams).html(screen).string

            let givers = html.matches(of: /rect class="bar" x="(\d+)"/).compactMap { Int($0.1) }
            let receivers = html.matches(of: /rect class="bar2" x="(\d+)"/).compactMap { Int($0.1) }
            #expect(givers.count == 3 && receivers.count == 3)
            #expect((givers[0] > receivers[0]) == (language == .ar))
            #expect(givers[0] + receivers[0] + 7 == 420)
        }
    }

    @Test func `More than eight groups on a side leave the smallest to the table`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let visit = Visit(
                club: nil, viewer: nil, language: .fr, now: club.time.now(), today: club.house.today(), here: nil)
            let screen = Screen(visit, club.house)
            let streams = (1...12).map {
                FlowMap.Stream(
                    from: "Métier \($0)", to: "Construction", count: 100 - $0, path: WorthController.Routes.club())
            }

            let html = FlowMap(title: "", streams: streams).html(screen).string

            #expect(html.matches(of: /rect class="bar"/).count == 8)
            #expect(html.matches(of: /<tr><th scope="row"/).count == 12)
        }
    }
}

/// A text beside the one kept in Tests/snapshots. `RABITA_SNAPSHOTS=record` keeps the new one instead.
enum Snapshot {
    static func compare(_ text: String, _ name: String, file: String = #filePath) throws {
        let folder = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "snapshots")
        let kept = folder.appending(path: name)
        // A line for each element, so that a difference can be read.
        let lines = text.replacing("><", with: ">\n<") + "\n"
        if ProcessInfo.processInfo.environment["RABITA_SNAPSHOTS"] == "record" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(lines.utf8).write(to: kept)
        }
        let before = String(decoding: try Data(contentsOf: kept), as: UTF8.self)
        #expect(before == lines, "\(name)")
    }
}
