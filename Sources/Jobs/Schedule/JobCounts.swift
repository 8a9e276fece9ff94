public import Telemetry

/// How often each job was done or failed in this process since it started.
public struct JobCounts: Sendable {
    private let jobs: [String: (done: Counter, failed: Counter)]

    init(names: [String]) {
        jobs = Dictionary(names.map { ($0, (Counter(), Counter())) }, uniquingKeysWith: { first, _ in first })
    }

    func noteDone(_ name: String) {
        jobs[name]?.done.add()
    }

    func noteFailed(_ name: String) {
        jobs[name]?.failed.add()
    }

    /// Writes the family.
    public func write(to text: inout Exposition) {
        let samples = jobs.sorted { $0.key < $1.key }.flatMap { name, counts in
            [("done", counts.done), ("failed", counts.failed)].map { outcome, counter in
                ([("job", name), ("outcome", outcome)], counter.value)
            }
        }
        text.counter("rabita_jobs_total", "Scheduled jobs by outcome.", samples)
    }
}
