import Hummingbird
import Testing

@testable import Web

@Suite(.timeLimit(.minutes(5))) struct StoppingTests {
    @Test func `Whoever connects at the very end does not bring the server down`() async throws {
        for _ in 1...40 {
            try await withServer(limits: ServerLimits(), routes: { _ in }) { port in
                // These go on knocking while the server stops.
                let knocks = Task {
                    await withTaskGroup(of: Void.self) { group in
                        for _ in 1...8 {
                            group.addTask {
                                while let client = try? await RawClient.connect(port: port) { client.close() }
                            }
                        }
                    }
                }
                try await Task.sleep(for: .milliseconds(30))
                _ = knocks
            }
        }
    }
}
