import Foundation
import TestSupport

/// A certificate for 127.0.0.1 that nobody signed, made once for the tests of this process.
struct Certificate {
    let file: String
    let key: String

    struct NotMade: Error {}

    static let shared = Result { try Certificate() }

    private init() throws {
        let folder = try TemporaryFolder()
        folder.removeAtExit()
        file = folder.path + "/certificate.pem"
        key = folder.path + "/key.pem"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost",
            "-keyout", key, "-out", file,
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw NotMade() }
    }
}
