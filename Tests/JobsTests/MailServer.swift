import Foundation
import TestSupport

/// A real SMTP server in a process of its own; `RABITA_TEST_PYTHON` names the Python that has aiosmtpd.
struct MailServer {
    /// What the server took.
    struct Mail: Decodable {
        let sender: String
        let recipients: [String]
        let headers: [String: String]
        let text: String
        let html: String
        let calendar: String
        /// The types of all parts with the parameters of theirs that matter, the outermost first.
        let structure: [String]
        let file: String
        let defects: [String]
        let tls: Bool
        let user: String
        let greeting: String
        let raw: Data
    }

    struct DidNotStart: Error {}

    let port: UInt16
    private let folder: String
    private let process: Process
    private let input: Pipe

    /// Starts a server, lets the body talk to it, and ends it.
    static func run<Value>(
        _ arguments: [String] = [],
        _ body: (MailServer) async throws -> Value
    ) async throws -> Value {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let server = try await MailServer(folder: folder.path, arguments: arguments)
        defer { server.stop() }
        return try await body(server)
    }

    private init(folder: String, arguments: [String]) async throws {
        guard let script = Bundle.module.path(forResource: "smtp_server", ofType: "py") else { throw DidNotStart() }
        let python = ProcessInfo.processInfo.environment["RABITA_TEST_PYTHON"] ?? "python3"
        self.folder = folder
        process = Process()
        input = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python, script, folder] + arguments
        process.standardInput = input
        try process.run()
        let (started, portFile) = (process, folder + "/port")
        let isUp = await eventually {
            FileManager.default.fileExists(atPath: portFile) || !started.isRunning
        }
        let written = try? String(contentsOfFile: portFile, encoding: .utf8)
        guard isUp, let written, let port = UInt16(written) else { throw DidNotStart() }
        self.port = port
    }

    private func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// All mails so far, in the order they came.
    func mails() throws -> [Mail] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".json") }
            .sorted()
            .map { name in
                let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
                return try JSONDecoder().decode(Mail.self, from: data)
            }
    }
}

/// Waits until something holds; false when it does not within half a minute.
func eventually(_ condition: () async throws -> Bool) async rethrows -> Bool {
    for _ in 0..<1_500 {
        if try await condition() { return true }
        try? await Task.sleep(for: .milliseconds(20))
    }
    return false
}
