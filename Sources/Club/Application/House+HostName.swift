/// The club's name on the network, without the port: what makes keys of events ours alone.
enum HostName {
    /// Of the address where people reach the club.
    static func of(_ base: String) -> String {
        let rest = base.drop { $0 != "/" }.drop { $0 == "/" }
        return String(rest.prefix { $0 != ":" && $0 != "/" })
    }
}

extension House {
    var hostName: String { HostName.of(settings.baseURL) }
}
