/// HTTP Strict Transport Security (RFC 6797): two years, for the names under this one too.
enum TransportSecurity {
    static let headerValue = "max-age=63072000; includeSubDomains"
}
