extension House {
    /// The club's name on the network, without the port: what makes keys of events ours alone.
    var hostName: String { HostName.of(settings.baseURL) }
}

/// The name a base address names.
enum HostName {
    static func of(_ baseURL: String) -> String {
        let rest = baseURL.drop { $0 != "/" }.drop { $0 == "/" }
        return String(rest.prefix { $0 != ":" && $0 != "/" })
    }
}
