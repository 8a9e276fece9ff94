import CCurl
import Chronology

/// One message on its way to the server, blocking until it is there or not.
struct SMTPTransfer: Sendable {
    let settings: SMTPSettings
    let sender: MailAddress
    let recipient: MailAddress
    let bytes: [UInt8]

    func perform() -> Delivery {
        guard let handle = curl_easy_init() else { return .temporary(reason: "no memory for libcurl") }
        defer { curl_easy_cleanup(handle) }
        let recipients = curl_slist_append(nil, "<\(recipient)>")
        defer { curl_slist_free_all(recipients) }
        let progress = UnsafeMutablePointer<SMTPProgress>.allocate(capacity: 1)
        progress.initialize(to: SMTPProgress(bytes: bytes))
        defer {
            progress.deinitialize(count: 1)
            progress.deallocate()
        }
        guard configure(handle, recipients, progress) else {
            return .temporary(reason: "libcurl refuses the settings")
        }
        let result = curl_easy_perform(handle)
        guard result != CURLE_OK else { return .delivered }
        return failure(result, code: rabita_curl_response_code(handle), progress: progress.pointee)
    }

    private func configure(
        _ handle: UnsafeMutableRawPointer,
        _ recipients: UnsafeMutablePointer<curl_slist>?,
        _ progress: UnsafeMutablePointer<SMTPProgress>
    ) -> Bool {
        let security = settings.effectiveSecurity
        let scheme = security == .tls ? "smtps" : "smtp"
        let host = settings.host.utf8.contains(UInt8(ascii: ":")) ? "[\(settings.host)]" : settings.host
        let level =
            switch security {
            case .tls, .startTLS: CURLUSESSL_ALL
            case .opportunistic: CURLUSESSL_TRY
            case .none: CURLUSESSL_NONE
            }
        // The path is the name we greet with: the sender's domain, never the machine's own name.
        var texts: [(CURLoption, String)] = [
            (CURLOPT_URL, "\(scheme)://\(host):\(settings.port)/\(sender.domain)"),
            (CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            (CURLOPT_PROXY, ""),
            (CURLOPT_MAIL_FROM, "<\(sender)>"),
        ]
        if let credentials = settings.credentials {
            texts += [(CURLOPT_USERNAME, credentials.user), (CURLOPT_PASSWORD, credentials.password)]
        }
        if let certificates = settings.certificates {
            texts.append((CURLOPT_CAINFO, certificates))
        }
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_UPLOAD, 1),
            (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_USE_SSL, Int(level.rawValue)),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            (CURLOPT_CONNECTTIMEOUT_MS, Int(settings.connectTimeout.wholeMilliseconds)),
            (CURLOPT_TIMEOUT_MS, Int(settings.totalTimeout.wholeMilliseconds)),
        ]
        return texts.allSatisfy { rabita_curl_set_string(handle, $0.0, $0.1) == CURLE_OK }
            && numbers.allSatisfy { rabita_curl_set_long(handle, $0.0, $0.1) == CURLE_OK }
            && rabita_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients) == CURLE_OK
            && rabita_curl_set_reader(handle, SMTPProgress.read, progress) == CURLE_OK
            && rabita_curl_set_replies(handle, SMTPProgress.reply, progress) == CURLE_OK
    }

    /// Only a refusal of this very message is for good. A refused greeting, sign-in or missing TLS says something
    /// about the settings, and every message in the outbox would die of it.
    private func failure(_ result: CURLcode, code: Int, progress: SMTPProgress) -> Delivery {
        guard (400...599).contains(code) else {
            return .temporary(reason: String(cString: curl_easy_strerror(result)))
        }
        let reason = "SMTP \(code)" + (progress.enhancedCode.map { " \($0)" } ?? "")
        let isAboutSettings = [530, 534, 535, 538].contains(code)
        let isAboutMessage = progress.hasEnvelopeBegun && !isAboutSettings && result != CURLE_LOGIN_DENIED
        return code >= 500 && isAboutMessage ? .permanent(reason: reason) : .temporary(reason: reason)
    }
}
