import Persistence

/// The works of seating of this process: so many at once, the others in line. Where a work stands is in the database; what
/// is forgotten here when the process ends is taken up again by whoever finds it idle.
actor SeatingDesk {
    /// A search takes a processor whole.
    static let atOnce = 2

    private var line: [ID<SeatingJob>] = []
    private var running: Set<ID<SeatingJob>> = []
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Begins a work in its turn; one that is begun or in line already is left alone.
    func start(_ job: ID<SeatingJob>, _ house: House) {
        guard !running.contains(job), !line.contains(job) else { return }
        line.append(job)
        advance(house)
    }

    /// Waits until nothing is worked on here.
    func rest() async {
        guard !running.isEmpty else { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func advance(_ house: House) {
        while running.count < Self.atOnce, !line.isEmpty {
            let job = line.removeFirst()
            running.insert(job)
            Task {
                await SeatingWork(house: house).run(job)
                end(job, house)
            }
        }
    }

    private func end(_ job: ID<SeatingJob>, _ house: House) {
        running.remove(job)
        advance(house)
        guard running.isEmpty else { return }
        for continuation in waiting { continuation.resume() }
        waiting = []
    }
}
