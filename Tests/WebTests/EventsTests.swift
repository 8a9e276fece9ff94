import Hummingbird
import Testing

@testable import Web

@Suite(.timeLimit(.minutes(1))) struct EventsTests {
    @Test func `A listener hears its own key, in order, with a heartbeat, until it goes`() async throws {
        let broadcaster = Broadcaster<String, ServerEvent>()
        try await withServer(
            limits: ServerLimits(write: .milliseconds(300), idle: .milliseconds(100)),
            routes: { router in
                router.on(Route0(.get, "events"), access: 0) { _, _ in
                    .events(await broadcaster.listen(to: "amine"), heartbeat: .milliseconds(20))
                }
            }
        ) { port in
            let client = try await RawClient.connect(port: port)
            try await client.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
            try await client.wait(for: ": open")

            await broadcaster.send(ServerEvent("other"), to: "salma")
            await broadcaster.send(ServerEvent("new\nid: 1", data: "a\nb"), to: "amine")
            await broadcaster.send(ServerEvent("more"), to: "amine")
            try await client.wait(for: "event: more")
            try await client.wait(for: ": beat")
            let heard = client.text
            client.close()
            while await broadcaster.listenerCount(of: "amine") > 0 {
                try await Task.sleep(for: .milliseconds(5))
            }

            #expect(heard.contains("text/event-stream"))
            #expect(heard.contains("event: new id: 1\ndata: a\ndata: b\n\n"))
            #expect(!heard.contains("event: other"))
        }
    }

    @Test func `Too many listeners of one key push out the oldest, and closing ends all`() async throws {
        let broadcaster = Broadcaster<Int, Int>(buffer: 2, perKey: 2)
        let first = await broadcaster.listen(to: 1)
        let second = await broadcaster.listen(to: 1)
        let third = await broadcaster.listen(to: 1)

        for number in 1...5 {
            await broadcaster.send(number, to: 1)
        }
        await broadcaster.close()

        #expect(await first.reduce(into: []) { $0.append($1) } == [])
        #expect(await second.reduce(into: []) { $0.append($1) } == [4, 5])
        #expect(await third.reduce(into: []) { $0.append($1) } == [4, 5])
        #expect(await broadcaster.listen(to: 1).reduce(into: []) { $0.append($1) } == [])
    }
}
