import Foundation

/// Makes and starts a throw-away PostgreSQL cluster.
enum PostgresCluster {
    /// - Returns: the URL of its `postgres` database.
    static func start() throws -> String {
        let programs = try findPrograms()
        let folder = "/tmp/rabita-pg-" + UUID().uuidString.prefix(8).lowercased()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if getuid() == 0 {
            // The server refuses to run as root.
            try run("/bin/chown", ["postgres", folder])
        }
        let initdb = [
            "\(programs)/initdb", "-D", "\(folder)/data", "-U", "rabita", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-sync", "--no-instructions",
        ]
        let (tool, prefix) = unprivileged()
        try run(tool, prefix + initdb)
        for _ in 1...5 {
            let port = Int.random(in: 20_000...60_000)
            try launch(tool, prefix, programs, folder, port)
            if isReady(programs, port) { return "postgres://rabita@127.0.0.1:\(port)/postgres" }
        }
        throw TestServerError(description: "PostgreSQL did not start; see \(folder)/log")
    }

    private static func findPrograms() throws -> String {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        for version in versions.sorted(by: { (Int($0) ?? 0) > (Int($1) ?? 0) }) {
            let programs = "\(root)/\(version)/bin"
            if FileManager.default.isExecutableFile(atPath: "\(programs)/initdb") { return programs }
        }
        throw TestServerError(description: "no PostgreSQL server under \(root); install postgresql")
    }

    private static func unprivileged() -> (tool: String, arguments: [String]) {
        guard getuid() == 0 else { return ("/usr/bin/env", []) }
        return ("/usr/bin/setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups"])
    }

    /// A shell watches the server: it reads from a pipe that closes when this process ends, however it ends, and
    /// then stops the server and clears the folder.
    private static func launch(
        _ tool: String, _ prefix: [String], _ programs: String, _ folder: String, _ port: Int
    ) throws {
        let script = """
            cd "$1"
            "$2/postgres" -D "$1/data" -k "$1" -p "$3" -c listen_addresses=127.0.0.1 -c fsync=off \
                -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB \
                -c max_pred_locks_per_transaction=256 </dev/null >"$1/log" 2>&1 &
            server=$!
            cat >/dev/null
            kill -QUIT $server
            wait $server
            rm -rf "$1/data" "$1/log"
            rmdir "$1" 2>/dev/null
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = prefix + ["/bin/sh", "-c", script, "sh", folder, programs, String(port)]
        let pipe = Pipe()
        process.standardInput = pipe
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // The writing end stays open as long as this process lives, and no child inherits it.
        let end = dup(pipe.fileHandleForWriting.fileDescriptor)
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }

    private static func isReady(_ programs: String, _ port: Int) -> Bool {
        for _ in 1...100 {
            let arguments = ["-q", "-h", "127.0.0.1", "-p", String(port), "-U", "rabita", "-d", "postgres"]
            if (try? run("\(programs)/pg_isready", arguments)) != nil { return true }
            usleep(50_000)
        }
        return false
    }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw TestServerError(description: "\(program) ended with \(process.terminationStatus)")
        }
    }
}
