import Persistence
import TestSupport
import Testing

@testable import Telemetry

@Suite struct MetricsTests {
    @Test func `Counts of many tasks at once lose nothing`() async {
        let counter = Counter()
        let level = Level()

        await withTaskGroup(of: Void.self) { tasks in
            for _ in 0..<8 {
                tasks.addTask {
                    for _ in 0..<1000 {
                        counter.add()
                        level.rise()
                        level.fall()
                    }
                }
            }
        }

        #expect(counter.value == 8000)
        #expect(level.value == 0)
    }

    @Test func `A quantity falls into the first range that holds it, and the last range holds all`() {
        let histogram = Histogram(bounds: [1, 10])

        for quantity in [0, 1, 2, 10, 11, 5000] { histogram.note(quantity) }

        #expect(histogram.cumulative == [2, 4, 6])
        #expect(histogram.sum == 5024)
    }

    @Test func `Labels are escaped, units converted, and unknown numbers left out`() {
        let histogram = Histogram(bounds: [250, 1_000_000])
        histogram.note(.microseconds(1500))
        var text = Exposition()

        text.counter("a_total", "Two\nlines \\ here.", [([("l", "x\"y\\z\n")], 3)])
        text.gauge("b", "Unknown.", nil)
        text.histogram("c_seconds", "Time.", unit: 1_000_000, [([("k", "v")], histogram)])

        #expect(
            text.text == """
                # HELP a_total Two\\nlines \\\\ here.
                # TYPE a_total counter
                a_total{l="x\\"y\\\\z\\n"} 3
                # HELP c_seconds Time.
                # TYPE c_seconds histogram
                c_seconds_bucket{k="v",le="0.00025"} 0
                c_seconds_bucket{k="v",le="1"} 1
                c_seconds_bucket{k="v",le="+Inf"} 1
                c_seconds_sum{k="v"} 0.0015
                c_seconds_count{k="v"} 1

                """)
    }

    @Test func `Whatever strangers ask for, there are no more series than routes`() {
        let requests = RequestCounts(routes: ["/members/{p1}"])

        for number in 0..<1000 {
            requests.note(
                route: "/members/\(number)", method: "M\(number)", status: 200 + number, duration: .milliseconds(1))
        }
        requests.note(route: "/members/{p1}", method: "GET", status: 200, duration: .milliseconds(1))
        requests.note(route: nil, isFile: true, method: "HEAD", status: 304, duration: .zero)
        var text = Exposition()
        requests.write(to: &text)

        let lines = text.text.split(separator: "\n").filter { $0.hasPrefix("rabita_http_requests_total{") }
        #expect(lines.count == 6)
        #expect(lines.contains(#"rabita_http_requests_total{route="/members/{p1}",method="GET",status="2xx"} 1"#))
        #expect(lines.contains(#"rabita_http_requests_total{route="/static/*",method="HEAD",status="3xx"} 1"#))
        #expect(lines.contains(#"rabita_http_requests_total{route="unmatched",method="other",status="2xx"} 100"#))
    }

    @Test(arguments: TestEngine.allCases)
    func `Transactions of a metered database are counted, those that fail too`(engine: TestEngine) async throws {
        try await withDatabase(engine) { inner in
            let database = MeteredDatabase(inner, now: { .zero })

            _ = try await database.read { db in try db.rows("SELECT 1 AS one") }
            await #expect(throws: DatabaseError.self) {
                try await database.write { db in try db.execute("INSERT INTO nowhere (a) VALUES (1)") }
            }

            #expect(database.counts.reads.durations.count == 1)
            #expect(database.counts.writes.durations.count == 1)
            #expect(database.counts.reads.waits.count == 1)
            #expect(database.counts.writes.open.value == 0)
        }
    }

    @Test func `The kernel tells memory and descriptors`() throws {
        let memory = try #require(ProcessFigures.residentBytes())
        let descriptors = try #require(ProcessFigures.openDescriptors())

        #expect(memory > 1_000_000)
        #expect(descriptors >= 3)
    }
}
