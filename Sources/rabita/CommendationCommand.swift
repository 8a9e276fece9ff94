import ArgumentParser
import Chronology
import Club
import Foundation
import Persistence
import Web

/// Letters of recommendation outside the pages: checking one without a network, the club's keys, erasing.
struct CommendationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commendation",
        abstract: "Check a signed letter, show or change the club's key, erase a letter.",
        subcommands: [Verify.self, Keys.self, ChangeKey.self, Erase.self]
    )

    static func zone() throws -> TimeZoneRules { try ZoneDatabase.system().rules(named: "Africa/Casablanca") }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check the signature of a letter's signed file, without asking the club's site.",
            discussion: """
                Exits with 0 when the club signed the file and its time is not over, with 1 when it did not (changed,
                forged, signed by an unknown key, or no such file), with 2 when it did and the time is over. That a
                letter was withdrawn since, only its page tells.
                """
        )

        @Argument(help: "The signed file, as downloaded from the letter's page.")
        var file: String

        @Option(help: "The club's published keys (/.well-known/rabita-keys, saved); else those of the database.")
        var key: String?

        @Option(help: "The code printed below the letter: it must be the file's.")
        var code: String?

        @Option(help: "The day to judge by, as 2026-11-23; today in Morocco when left out.")
        var on: String?

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let today = try day()
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
            switch CommendationCheck.check(bytes, keys: try await keys(), on: today) {
            case .genuine(let letter):
                try requireCode(of: letter)
                print("genuine: \(Self.summary(letter))")
            case .expired(let letter):
                try requireCode(of: letter)
                print("expired: \(Self.summary(letter))")
                throw ExitCode(2)
            case .unknownKey: try refuse("signed by a key the club does not publish")
            case .changed: try refuse("changed since it was signed")
            case .unreadable: try refuse("not a signed letter, or changed")
            }
        }

        private func refuse(_ why: String) throws -> Never {
            print("not genuine: \(why)")
            throw ExitCode(1)
        }

        private func requireCode(of letter: SignedLetter) throws {
            guard let code else { return }
            let plain = { (text: String) in text.uppercased().filter { $0 != "-" && $0 != " " } }
            if plain(code) != plain(letter.code) { try refuse("the code is another letter's") }
        }

        private func day() throws -> CivilDate {
            guard let on else { return try CommendationCommand.zone().date(at: SystemClock.now()) }
            guard let day = CivilDate(isoText: on) else { throw ValidationError("\(on) is no day.") }
            return day
        }

        private func keys() async throws -> [ClubKey] {
            if let key {
                let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: key)), as: UTF8.self)
                guard let keys = ClubKey.read(published: text) else {
                    throw ValidationError("\(key) holds no published keys.")
                }
                return keys
            }
            let zone = try CommendationCommand.zone()
            return try await options.inDatabase { db in
                try await db.read { db in try CommendationCheck.keys(zone, in: db) }
            }
        }

        private static func summary(_ letter: SignedLetter) -> String {
            """
            \(letter.author), \(letter.company), recommends \(letter.subject) for \(letter.purpose); \
            signed by \(letter.club) on \(letter.issued.isoText), until \(letter.expires.isoText); code \(letter.code)
            """
        }
    }

    struct Keys: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the public keys, as the site publishes them.")

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let zone = try CommendationCommand.zone()
            let text = try await options.inDatabase { db in
                try await db.read { db in try CommendationRegister.published(zone, in: db) }
            }
            print(text, terminator: "")
        }
    }

    struct ChangeKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "change-key", abstract: "Sign with a new key from now on; letters signed so far stay good.")

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let id = try await options.inDatabase { db in
                try await db.write { db in
                    try CommendationRegister.changeKey(from: SystemRandom(), at: SystemClock.now(), in: db)
                }
            }
            print("The club signs with the key \(id).")
        }
    }

    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase a letter for whom it is about, by the code printed below it.")

        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The code of the letter.") var code: String

        func run() async throws {
            let code = code
            let isErased = try await options.inDatabase { db in
                try await db.write { db in
                    try CommendationRegister.erase(code: code, at: SystemClock.now(), in: db)
                }
            }
            guard isErased else { throw ValidationError("No letter has this code.") }
            print("Erased.")
        }
    }
}
