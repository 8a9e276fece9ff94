import HTTPTypes
import HummingbirdTesting
import Telemetry
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct HealthTests {
    @Test func `The process answers before a club is founded, without a cookie and without a page`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let alive = try await club.get(HealthController.Routes.alive())
            let ready = try await club.get(HealthController.Routes.ready())

            #expect(alive.status == .ok)
            #expect(alive.text == "alive\n")
            #expect(ready.text == "ready\n")
            #expect(ready.headers[.cacheControl] == "no-store")
        }
    }

    @Test func `When the server leaves, it is not ready but alive`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            club.house.readiness.stop()

            let ready = try await club.get(HealthController.Routes.ready())
            let alive = try await club.get(HealthController.Routes.alive())

            #expect(ready.status == .serviceUnavailable)
            #expect(ready.text == "shutting down\n")
            #expect(alive.status == .ok)
        }
    }

    @Test func `Every page that says what went wrong names the request`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let answer = try await club.send(.get, "/nowhere", language: "en")

            let header = try #require(HTTPField.Name("X-Request-Id"))
            let number = try #require(answer.headers[header])
            #expect(answer.status == .notFound)
            #expect(answer.text.contains(number))
        }
    }
}
