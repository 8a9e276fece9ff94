import CCurl
import Dispatch

/// Greets a mail server, goes over to TLS and signs in as sending would, and sends nothing (`NOOP`, RFC 5321).
public struct SMTPProbe: Sendable {
    private let settings: SMTPSettings

    /// A probe of one server.
    public init(_ settings: SMTPSettings) {
        self.settings = settings
    }

    /// - Returns: what is wrong, in English and without the password; nil when the server would take mail.
    public func ask() async -> String? {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "smtp.probe").async { continuation.resume(returning: perform()) }
        }
    }

    private func perform() -> String? {
        guard rabita_curl_start() == CURLE_OK, let handle = curl_easy_init() else {
            return "libcurl cannot be started"
        }
        defer { curl_easy_cleanup(handle) }
        let security = settings.effectiveSecurity
        let host = settings.host.utf8.contains(UInt8(ascii: ":")) ? "[\(settings.host)]" : settings.host
        var texts: [(CURLoption, String)] = [
            (CURLOPT_URL, "\(security == .tls ? "smtps" : "smtp")://\(host):\(settings.port)"),
            (CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            (CURLOPT_PROXY, ""),
            (CURLOPT_CUSTOMREQUEST, "NOOP"),
        ]
        if let credentials = settings.credentials {
            texts += [(CURLOPT_USERNAME, credentials.user), (CURLOPT_PASSWORD, credentials.password)]
        }
        if let certificates = settings.certificates { texts.append((CURLOPT_CAINFO, certificates)) }
        let level =
            switch security {
            case .tls, .startTLS: CURLUSESSL_ALL
            case .opportunistic: CURLUSESSL_TRY
            case .none: CURLUSESSL_NONE
            }
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_NOBODY, 1),
            (CURLOPT_USE_SSL, Int(level.rawValue)),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            (CURLOPT_CONNECTTIMEOUT_MS, 10_000),
            (CURLOPT_TIMEOUT_MS, 20_000),
        ]
        guard texts.allSatisfy({ rabita_curl_set_string(handle, $0.0, $0.1) == CURLE_OK }),
            numbers.allSatisfy({ rabita_curl_set_long(handle, $0.0, $0.1) == CURLE_OK })
        else { return "libcurl refuses the settings" }
        let result = curl_easy_perform(handle)
        guard result != CURLE_OK else { return nil }
        let code = rabita_curl_response_code(handle)
        return String(cString: curl_easy_strerror(result)) + (code >= 400 ? " (SMTP \(code))" : "")
    }
}
