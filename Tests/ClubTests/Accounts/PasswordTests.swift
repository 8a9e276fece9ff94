import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct PasswordTests {
    private static let good = "brouette cannelle orage 7 violons"
    private let rule = PasswordRule(personal: ["salma.bennani@essai.example", "Club d’essai", "Salma", "Bennani"])

    @Test(arguments: [
        ("quatorze signe", PasswordRule.Fault.short), (String(repeating: "é", count: 14), .short),
        (String(repeating: "ab c", count: 51), .long), ("aaaaaaaaaaaaaaaa", .pattern), ("abababababababab", .pattern),
        ("motdepassemotdepasse", .common), ("Password-Password-1", .common), ("CorrectHorseBatteryStaple", .common),
        ("azertyuiopqsdfgh", .pattern), ("abcdefghijklmnopqrs", .pattern), ("xk3!9xk3!9xk3!9xk3!9", .pattern),
        ("SalmaBennani2026", .personal), ("salma.bennani@essai.example", .personal),
    ])
    func `A password everybody tries is refused`(password: String, fault: PasswordRule.Fault) {
        #expect(rule.fault(password) == fault)
    }

    @Test(arguments: [good, "كلمة طويلة لا يعرفها أحد", "the rain on 3 tin roofs", "Zx9#kQ2!vL7@pR4"])
    func `A long phrase is a good password`(password: String) {
        #expect(rule.fault(password) == nil)
    }

    @Test func `The hash is Argon2id with 46 MiB and takes exactly its password`() async throws {
        let hasher = PasswordHasher()
        let password = Array(Self.good.utf8)
        let hash = try await hasher.hash(password)
        let again = try await hasher.hash(password)
        let isRight = try await hasher.verify(password, against: hash)
        let isPrefix = try await hasher.verify(password.dropLast(), against: hash)
        let isNobodys = try await hasher.verify(password, against: PasswordHasher.nobody)
        let isBroken = try await hasher.verify(password, against: "")
        let isEmpty = try await hasher.verify([], against: hash)

        #expect(hash.hasPrefix("$argon2id$v=19$m=47104,t=1,p=1$"))
        #expect(PasswordHasher.nobody.hasPrefix("$argon2id$v=19$m=47104,t=1,p=1$"))
        #expect(PasswordHasher.nobody.utf8.count == hash.utf8.count)
        #expect(hash != again)
        #expect([isRight, isPrefix, isNobodys, isBroken, isEmpty] == [true, false, false, false, false])
    }

    @Test func `Many at once are all answered, and beyond the line turned away`() async throws {
        let hasher = PasswordHasher()
        let password = Array(Self.good.utf8)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...60 {
                group.addTask { (try? await hasher.verify(password, against: PasswordHasher.nobody)) != nil }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        let after = try await hasher.verify(password, against: PasswordHasher.nobody)

        #expect(outcomes.filter { $0 }.count >= 42)
        #expect(!after)
    }

    @Test(arguments: TestEngine.allCases)
    func `A chosen password opens the club and its change ends the other sessions`(engine: TestEngine) async throws {
        try await withMember(engine) { club, salma in
            let phone = try await club.signIn(salma.email)
            let saved = try await club.post(
                AccountController.Routes.savePassword(), [("new", Self.good)], cookies: phone)
            let entered = try await club.post(
                SignInController.Routes.checkPassword(), [("email", salma.email), ("password", Self.good)])

            #expect(saved.location == "/me/password?done=saved")
            #expect(try await club.isIn(phone))
            #expect(try await club.isIn(salma.cookies) == false)
            #expect(entered.location == "/")
            #expect(try await club.isIn(entered.cookies))
        }
    }

    @Test func `Wrong, unknown and none get the same answer`() async throws {
        try await withMember(.sqlite) { club, salma in
            let karim = try await ClubBuilder(house: club.house).seat(2, given: "Karim")
            let phone = try await club.signIn(salma.email)
            _ = try await club.post(AccountController.Routes.savePassword(), [("new", Self.good)], cookies: phone)
            var pages: [String] = []
            for email in [salma.email, karim.email, "membre9@essai.example"] {
                let answer = try await club.post(
                    SignInController.Routes.checkPassword(), [("email", email), ("password", "pas celui-là du tout")])
                #expect(answer.status == .unprocessableContent)
                #expect(answer.cookies.isEmpty)
                pages.append(answer.text.replacing(email, with: "EMAIL"))
            }

            #expect(pages[0] == pages[1])
            #expect(pages[1] == pages[2])
            #expect(!pages[0].contains("pas celui"))
        }
    }

    @Test func `An old session must know the present password to change it`() async throws {
        try await withMember(.sqlite) { club, salma in
            let phone = try await club.signIn(salma.email)
            _ = try await club.post(AccountController.Routes.savePassword(), [("new", Self.good)], cookies: phone)
            club.time.advance(by: .seconds(3600))
            let other = "sept parapluies sous la lune"
            let without = try await club.post(
                AccountController.Routes.savePassword(), [("new", other)], cookies: phone)
            let removal = try await club.post(AccountController.Routes.removePassword(), cookies: phone)
            let with = try await club.post(
                AccountController.Routes.savePassword(), [("new", other), ("current", Self.good)], cookies: phone)

            #expect(without.status == .unprocessableContent)
            #expect(without.text.contains("id=\"current-error\""))
            #expect(removal.status == .unprocessableContent)
            #expect(with.status == .seeOther)
        }
    }
}
